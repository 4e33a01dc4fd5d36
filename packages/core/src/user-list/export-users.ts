import { ExportUsersInput } from '@rolecall/schemas/admin-users';
import type { User } from '@rolecall/schemas/user';
import { Csv } from '@rolecall/schemas/users-csv';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { pagesOf } from '../paging/pages-of.ts';
import { requireUser } from '../policy.ts';
import { assertSearchComplete } from '../search/search-completeness.ts';
import { csvPieces } from '../stream/csv-pieces.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { toUser } from '../user/to-user.ts';
import { streamVerb } from '../verb.ts';
import { countUsers } from './count-users.ts';
import { findUsers } from './find-users.ts';
import { parseFilter } from './parse-filter.ts';
import { positionOf, type UserPosition } from './user-cursor.ts';

const BATCH = 100;

/**
 * All users who match, as CSV, a batch at a time, so that a million needs no more memory than a
 * hundred. The export is counted and audited before the first batch is read.
 */
export const exportUsers = streamVerb(
  {
    may: 'user:exportList',
    input: ExportUsersInput,
    output: Csv,
    stream: { type: 'text/csv', filename: 'users.csv' },
  },
  async (ctx, input) => {
    const { userId } = requireUser(ctx);
    await consumeLimits(ctx, [{ name: 'usersExport.user', by: userId }]);
    await transactAsActor(ctx, (tx) =>
      recordAudit(ctx, tx, {
        action: 'user.list_exported',
        target: { kind: 'installation', id: 'users' },
      }),
    );
    return csvPieces(await batches(ctx, input));
  },
);

async function batches(ctx: Context, input: ExportUsersInput): Promise<AsyncGenerator<User[]>> {
  const { sort, dir } = input;
  const filter = parseFilter(input);
  if (filter.search !== undefined || sort === 'name') await assertSearchComplete(ctx.db.lookup);
  const counting = countUsers(ctx, filter);
  await counting;
  const query = { filter, sort, isAscending: dir === 'asc', limit: BATCH };
  return pagesOf(
    (after: UserPosition | undefined) => findUsers(ctx, { ...query, after }, counting),
    (row) => positionOf(row, sort),
    toUser,
  );
}
