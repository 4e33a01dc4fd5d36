import { SECURITY_HEADERS } from './security-headers.ts';

/** Copied as a whole, which is cheaper than setting each header of each response. */
const HEADERS = new Headers({ ...SECURITY_HEADERS, 'content-type': 'application/json' });

const complete = new WeakSet<Response>();

/**
 * A JSON response that carries the security headers already.
 * @param text the JSON
 */
export function jsonResponse(text: string, status = 200): Response {
  const response = new Response(text, { status, headers: HEADERS });
  complete.add(response);
  return response;
}

/** Whether a response came from `jsonResponse`: nothing has to be added to it. */
export function hasSecurityHeaders(response: Response): boolean {
  return complete.has(response);
}
