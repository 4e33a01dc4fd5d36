import type { ExportUsersInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { pagesOf } from '../paging/pages-of.ts';
import { authorize, requireFresh, requireUser } from '../policy.ts';
import { transact } from '../transact.ts';
import { toUser } from '../user/to-user.ts';
import { countUsers } from './count-users.ts';
import { findUsers } from './find-users.ts';
import { SORT_VALUES } from './user-cursor.ts';

const BATCH = 100;

/**
 * Everybody who matches, a batch at a time, so that a million needs no more memory than a
 * hundred. Who asks is checked, and the export audited, before the first batch is read.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, REAUTH_REQUIRED, RATE_LIMITED
 */
export async function exportUsers(
  ctx: Context,
  input: ExportUsersInput,
): Promise<AsyncGenerator<User[]>> {
  const { userId } = requireUser(ctx);
  authorize(ctx, 'user:list');
  requireFresh(ctx);
  await consumeLimits(ctx, [{ name: 'usersExport.user', by: userId }]);
  await transact(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: 'user.list_exported',
      target: { kind: 'installation', id: 'users' },
    }),
  );
  return batches(ctx, input);
}

async function batches(ctx: Context, filter: ExportUsersInput): Promise<AsyncGenerator<User[]>> {
  const { sort, dir } = filter;
  const counting = countUsers(ctx, filter);
  await counting;
  const query = { filter, sort, isAscending: dir === 'asc', limit: BATCH };
  return pagesOf(
    (after) => findUsers(ctx, { ...query, after }, counting),
    (row) => ({ key: SORT_VALUES[sort](row), id: row.id }),
    toUser,
  );
}
