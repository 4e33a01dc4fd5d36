import type { ApiContext } from '@rolecall/api/context';
import { csvPieces } from '@rolecall/api/csv';
import { fieldsOf } from '@rolecall/api/errors';
import { runAsUser } from '@rolecall/api/run-call';
import { exportUsers } from '@rolecall/core/admin/export-users';
import type { Context } from '@rolecall/core/context';
import { DomainError } from '@rolecall/core/errors';
import { authorize } from '@rolecall/core/policy';
import { ExportUsersInput } from '@rolecall/schemas/admin-users';
import type { StreamedAnswer } from './streamed-answer.ts';

const HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="users.csv"',
};

/**
 * The same as `admin.users.export`, as a stream: a batch is read when the one before has left. It
 * counts as a call that went well when its first byte can leave.
 * @throws DomainError UNAUTHENTICATED, SESSION_EXPIRED, FORBIDDEN, REAUTH_REQUIRED, RATE_LIMITED,
 *   VALIDATION_FAILED
 */
export async function exportUsersAsStream(
  context: ApiContext,
  input: unknown,
): Promise<StreamedAnswer> {
  const batches = await runAsUser(context, 'admin.users.export', (verbContext) =>
    batchesOf(verbContext, input),
  );
  return { pieces: csvPieces(batches), headers: HEADERS };
}

/** Whether they may is found out before what they ask is looked at. */
async function batchesOf(verbContext: Context, input: unknown) {
  authorize(verbContext, 'user:list');
  const parsed = ExportUsersInput.safeParse(input);
  if (parsed.success) return exportUsers(verbContext, parsed.data);
  throw new DomainError('VALIDATION_FAILED', { fields: fieldsOf(parsed.error) });
}
