import { users } from '@rolecall/db/tables/users';
import { CSV_COLUMNS } from '@rolecall/schemas/user-fields';
import { asc, gt } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { toUser } from '../user/to-user.ts';

const BATCH = 500;

/** The columns of the CSV export, and a PHC string where there is one for the hash. */
export type ExportedUser = Record<string, unknown> & { passwordHash: string | null };

/**
 * Everyone with their password hashes, so that no one is locked in. It is
 * audited before the first batch is read.
 */
export async function* exportHashes(ctx: Context): AsyncGenerator<ExportedUser[]> {
  authorize(ctx, 'installation:exportHashes');
  await transactAsActor(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: 'installation.hashes_exported',
      target: { kind: 'installation', id: 'users' },
    }),
  );
  for (let after = 0; ; ) {
    const batch = await ctx.read
      .select()
      .from(users)
      .where(gt(users.seq, after))
      .orderBy(asc(users.seq))
      .limit(BATCH);
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.seq;
    yield batch.map((row) => {
      const user = toUser(row);
      const columns = Object.fromEntries(CSV_COLUMNS.map((name) => [name, user[name]]));
      return { ...columns, passwordHash: row.passwordHash };
    });
  }
}
