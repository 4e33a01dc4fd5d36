import { bulkLoadUsers, type WriteBatch } from '@rolecall/db/bulk-load';
import { users } from '@rolecall/db/tables/users';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { DEMO_DOMAIN, demoPeople, type Person } from './people.ts';
import { personRow } from './person-row.ts';

/** Few enough for the variables that one statement may have. */
const BATCH = 500;
/** From here on it pays to build the indexes anew. */
const MANY = 10_000;

/**
 * Adds many made-up people, who cannot sign in, to see how an installation of that size behaves.
 * Tens of thousands are added in one transaction, while which a server on the same file cannot write.
 * @param onProgress told after each batch how many there are
 */
export async function seedUsers(
  ctx: Context,
  count: number,
  onProgress: (done: number) => void,
): Promise<void> {
  authorize(ctx, 'installation:seed');
  const insertAll = async (write: WriteBatch) => {
    await write((tx) =>
      recordAudit(ctx, tx, {
        action: 'installation.demo_seeded',
        target: { kind: 'installation', id: 'demo' },
        after: { users: count },
      }),
    );
    const rows = userRows(ctx.now().getTime());
    for (let done = 0; done < count; ) {
      const batch = Array.from({ length: Math.min(BATCH, count - done) }, () => rows.next().value);
      await write((tx) => tx.insert(users).values(batch));
      done += batch.length;
      onProgress(done);
    }
  };
  await (count < MANY
    ? insertAll((work) => transactAsActor(ctx, work))
    : bulkLoadUsers(ctx.db, insertAll));
}

/** The rows of as many made-up people as are asked for, with names no one else has. */
function* userRows(now: number): Generator<typeof users.$inferInsert, never> {
  const people = demoPeople();
  people.next();
  const tag = now.toString(36);
  for (let index = 0; ; index++)
    yield userRow(people.next().value, now, `${index.toString(36)}.${tag}`);
}

function userRow(person: Person, now: number, suffix: string): typeof users.$inferInsert {
  const username = `${person.username.slice(0, 16)}.${suffix}`;
  return personRow({ ...person, username, email: `${username}@${DEMO_DOMAIN}` }, now);
}
