import { jsonHeaders } from '../../page-owner.ts';
import type { BulkRequest } from './bulk-request.ts';

type Refusal = { code: string; message: string };
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
  const response = await fetch('/admin/users/bulk', {
    method: 'POST',
    headers: jsonHeaders(),
    body: JSON.stringify(request),
    signal,
  }).catch(() => undefined);
  if (!response) return { code: 'UNAVAILABLE', message: 'The server cannot be reached.' };
  // Signed out in the meantime: the page leads to the sign-in, and back.
  if (response.redirected) location.reload();
  if (!response.ok || !response.body) return await response.json();
  return { body: response.body, requestId: response.headers.get('x-request-id') };
}
