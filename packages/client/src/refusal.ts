import { isCode, RolecallError } from './rolecall-error.ts';

export type Refusal = { status: number; headers: Record<string, string>; body: string };

/**
 * How a service answers a request that it does not let through, in the shape of Rolecall's own errors.
 * @throws the error itself where it is no refusal
 */
export function toRefusal(error: unknown): Refusal {
  // The second is a fault of the service: its log is to say so.
  if (!(error instanceof RolecallError) || isCode(error, 'NOT_VERIFIED')) throw error;
  if (isCode(error, 'UNAUTHENTICATED', 'SESSION_EXPIRED')) {
    return refusal(401, error, { 'www-authenticate': 'Bearer error="invalid_token"' });
  }
  if (isCode(error, 'FORBIDDEN', 'ACCOUNT_INACTIVE')) return refusal(403, error, {});
  // Rolecall did not answer, or not now: what it said is for the log of this service alone.
  const unavailable = { code: 'UNAVAILABLE', message: 'Sign-in can’t be checked right now.' };
  return refusal(503, unavailable, { 'retry-after': String(error.retryAfter ?? 1) });
}

function refusal(
  status: number,
  { code, message }: { code: string; message: string },
  more: Record<string, string>,
): Refusal {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', ...more };
  return { status, headers, body: JSON.stringify({ error: { code, message } }) };
}
