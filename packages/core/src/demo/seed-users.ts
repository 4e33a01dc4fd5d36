import { users } from '@rolecall/db/tables/users';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { DEMO_DOMAIN, demoPeople } from './people.ts';

/** Few enough for the variables that one statement may have. */
const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Adds many made-up people, who cannot sign in, to see how an installation of that size behaves.
 * @param onProgress told after each batch how many there are
 */
export async function seedUsers(
  ctx: Context,
  count: number,
  onProgress: (done: number) => void,
): Promise<void> {
  authorize(ctx, 'installation:seed');
  const now = ctx.now().getTime();
  const daysAgo = (days: number) => new Date(now - days * DAY_MS);
  const tag = now.toString(36);
  const people = demoPeople().drop(1);
  for (let start = 0; start < count; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - start) }, () => people.next().value);
    const rows = batch.flatMap((person, index) => {
      if (person === undefined) return [];
      const { isAdmin, isActive, isVerified, createdDaysAgo, lastLoginDaysAgo, ...names } = person;
      const username = `${names.username.slice(0, 16)}.${(start + index).toString(36)}.${tag}`;
      const row = {
        ...names,
        id: newId('usr', daysAgo(createdDaysAgo)),
        username,
        email: `${username}@${DEMO_DOMAIN}`,
        role: isAdmin ? ('admin' as const) : ('user' as const),
        status: isActive ? ('active' as const) : ('inactive' as const),
        emailVerified: isVerified,
        createdAt: daysAgo(createdDaysAgo),
        updatedAt: daysAgo(createdDaysAgo),
        lastLoginAt: lastLoginDaysAgo === null ? null : daysAgo(lastLoginDaysAgo),
      };
      return [row];
    });
    await transact(ctx, async (tx) => {
      await tx.insert(users).values(rows);
      if (start === 0) {
        await recordAudit(ctx, tx, {
          action: 'installation.demo_seeded',
          target: { kind: 'installation', id: 'demo' },
          after: { users: count },
        });
      }
    });
    onProgress(Math.min(count, start + BATCH));
  }
}
