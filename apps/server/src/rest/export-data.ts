import type { ApiContext } from '@rolecall/api/context';
import { jsonPieces } from '@rolecall/api/json-pieces';
import { runAsUser } from '@rolecall/api/run-call';
import { exportData } from '@rolecall/core/user/export-data';
import type { StreamedAnswer } from './streamed-answer.ts';

/**
 * The same as `user.exportData`, as a stream: a page is read when the one before has left.
 * @throws DomainError UNAUTHENTICATED, SESSION_EXPIRED, REAUTH_REQUIRED, RATE_LIMITED
 */
export async function exportDataAsStream(context: ApiContext): Promise<StreamedAnswer> {
  const data = await runAsUser(context, 'user.exportData', exportData);
  const headers = { 'content-type': 'application/json', etag: `"${data.user.updatedAt}"` };
  return { pieces: jsonPieces(data), headers };
}
