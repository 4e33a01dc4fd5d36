import { users } from '@rolecall/db/tables/users';
import type { ExportUsersInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { and } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize, requireFresh } from '../policy.ts';
import { transact } from '../transact.ts';
import { toUser } from '../user/to-user.ts';
import { SORT_VALUES } from './user-cursor.ts';
import { beyond, filterOf, orderBy } from './user-query.ts';

const BATCH = 500;

/**
 * Everybody who matches, a batch at a time, so that a million needs no more memory than five
 * hundred. Who asks is checked, and the export audited, before the first batch is read.
 * @throws DomainError FORBIDDEN, REAUTH_REQUIRED
 */
export async function exportUsers(
  ctx: Context,
  input: ExportUsersInput,
): Promise<AsyncGenerator<User[]>> {
  authorize(ctx, 'user:list');
  requireFresh(ctx);
  await transact(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: 'user.list_exported',
      target: { kind: 'installation', id: 'users' },
    }),
  );
  return batches(ctx, input);
}

async function* batches(ctx: Context, input: ExportUsersInput): AsyncGenerator<User[]> {
  const { sort, dir } = input;
  const filter = filterOf(input);
  const isAscending = dir === 'asc';
  for (let place: Parameters<typeof beyond>[0] | undefined; ; ) {
    const rows = await ctx.db.read
      .select()
      .from(users)
      .where(and(filter, place && beyond(place, isAscending)))
      .orderBy(...orderBy(sort, isAscending))
      .limit(BATCH);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(toUser);
    place = { sort, value: SORT_VALUES[sort](last), id: last.id };
  }
}
