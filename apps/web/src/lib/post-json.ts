import { jsonHeaders } from './page-owner.ts';
import { errorText, requestTexts } from './texts/errors.ts';

/** Why a server refused. */
export type Refusal = { code: string; message: string };

/** Whether it is ours, and not the page of something in between. */
const isJson = ({ headers }: Response) =>
  /^application\/(?:x-nd)?json\b/.test(headers.get('content-type') ?? '');

const isRefusal = (body: unknown): body is Refusal =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'string' &&
  'message' in body &&
  typeof body.message === 'string';

/**
 * Sends JSON to an endpoint of ours.
 * @returns its response, or why it was refused: also where what refused it answered with a page, such
 *   as a proxy, or the app itself when the role for the page is gone
 */
export async function postJson(
  path: string,
  input: object,
  signal: AbortSignal | null = null,
): Promise<Response | Refusal> {
  const request = { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(input), signal };
  const response = await fetch(path, request).catch(() => undefined);
  if (response === undefined) {
    return { code: 'UNAVAILABLE', message: requestTexts.unreachable };
  }
  if (response.redirected) {
    // Signed out in the meantime: the page leads to the sign-in, and back.
    location.reload();
    return { code: 'UNAUTHENTICATED', message: requestTexts.sessionEnded };
  }
  if (response.ok && isJson(response)) return response;
  const body: unknown = await response.json().catch(() => undefined);
  if (isRefusal(body)) return body;
  return { code: '', message: response.ok ? requestTexts.unreachable : errorText(response.status) };
}
