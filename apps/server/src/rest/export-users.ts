import type { ApiContext } from '@rolecall/api/context';
import { csvPieces } from '@rolecall/api/csv';
import { fieldsOf } from '@rolecall/api/errors';
import { runAsUser } from '@rolecall/api/run-call';
import { exportUsers } from '@rolecall/core/admin/export-users';
import type { Context } from '@rolecall/core/context';
import { DomainError } from '@rolecall/core/errors';
import { authorize } from '@rolecall/core/policy';
import { ExportUsersInput } from '@rolecall/schemas/admin-users';

const HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="users.csv"',
};

/**
 * The same as `admin.users.export`, as a stream: a batch is read when the one before has left. It
 * counts as a call that went well when its first byte can leave.
 * @throws DomainError UNAUTHENTICATED, SESSION_EXPIRED, FORBIDDEN, REAUTH_REQUIRED, VALIDATION_FAILED
 */
export async function exportUsersAsStream(context: ApiContext, input: unknown): Promise<Response> {
  const batches = await runAsUser(context, 'admin.users.export', (verbContext) =>
    batchesOf(verbContext, input),
  );
  const pieces = csvPieces(batches);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: HEADERS });
}

/** Whether they may is found out before what they ask is looked at. */
async function batchesOf(verbContext: Context, input: unknown) {
  authorize(verbContext, 'user:list');
  const parsed = ExportUsersInput.safeParse(input);
  if (parsed.success) return exportUsers(verbContext, parsed.data);
  throw new DomainError('VALIDATION_FAILED', { fields: fieldsOf(parsed.error) });
}
