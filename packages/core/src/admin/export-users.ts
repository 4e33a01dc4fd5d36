import type { ExportUsersInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { letOthersIn } from '../let-others-in.ts';
import { authorize, requireFresh } from '../policy.ts';
import { transact } from '../transact.ts';
import { toUser } from '../user/to-user.ts';
import { countUsers } from './count-users.ts';
import { findUsers, type UserPageQuery } from './find-users.ts';
import { SORT_VALUES } from './user-cursor.ts';

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

async function* batches(ctx: Context, filter: ExportUsersInput): AsyncGenerator<User[]> {
  const { sort, dir } = filter;
  const counting = countUsers(ctx, filter);
  await counting;
  const query = { filter, sort, isAscending: dir === 'asc', limit: BATCH };
  for (let after: UserPageQuery['after']; ; ) {
    await letOthersIn();
    const rows = await findUsers(ctx, { ...query, after }, counting);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(toUser);
    after = { key: SORT_VALUES[sort](last), id: last.id };
  }
}
