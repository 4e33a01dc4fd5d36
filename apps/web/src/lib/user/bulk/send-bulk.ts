import { postJson, type Refusal } from '../../post-json.ts';
import { errorText } from '../../texts/errors.ts';
import type { BulkRequest } from './bulk-request.ts';

type Begun = {
  /** What the run says about itself, a line each. */
  body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The request under which all of it is in the audit log. */
  requestId: string | null;
};

/** Asks the server for a bulk action. @returns why it was refused before anything happened, or its lines */
export async function sendBulk(
  request: BulkRequest,
  signal: AbortSignal,
): Promise<Refusal | Begun> {
  const response = await postJson('/admin/users/bulk', request, signal);
  if ('code' in response) return response;
  const { body, headers } = response;
  if (body === null) return { code: 'INTERNAL', message: errorText(500) };
  return { body, requestId: headers.get('x-request-id') };
}
