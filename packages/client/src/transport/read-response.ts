import type { ErrorBody } from '../api.ts';
import { RolecallError, type RolecallErrorCode } from '../rolecall-error.ts';
import { unexpectedResponse } from './unexpected-response.ts';

/** What something in front of Rolecall says for it. */
const CODES: Record<number, RolecallErrorCode> = {
  413: 'PAYLOAD_TOO_LARGE',
  429: 'RATE_LIMITED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'UNAVAILABLE',
};

/**
 * The output in the response to a call of the procedure at `path`.
 * @throws RolecallError with what Rolecall says, or BAD_RESPONSE where it was not Rolecall
 */
export function readResponse(
  { status, headers, url }: Response,
  text: string,
  path: string,
): unknown {
  const body = parsed(text);
  if (status < 300 && isRecord(body) && isRecord(body.result)) return body.result.data;
  const retryAfter = secondsIn(headers.get('retry-after'));
  const error = errorIn(body);
  if (error !== undefined) {
    const { code, fields, requestId } = error;
    const message = code === 'UNKNOWN_PROCEDURE' ? noSuch(path) : error.message;
    throw new RolecallError(code, message, { status, fields, requestId, retryAfter });
  }
  const requestId = headers.get('x-request-id') ?? undefined;
  throw unexpectedResponse(url || 'the server', { status, requestId, retryAfter }, CODES[status]);
}

/** Most likely the server is older than this package. */
const noSuch = (path: string) => `This Rolecall has no ${path}. Check the URL and its version.`;

/** tRPC has Rolecall's error under `error.data.domain`; what refuses before tRPC sends it as `error`. */
function errorIn(body: unknown): ErrorBody | undefined {
  if (!isRecord(body) || !isRecord(body.error)) return undefined;
  const { error } = body;
  const domain = isRecord(error.data) ? error.data.domain : undefined;
  return [domain, error].find(isErrorBody);
}

const isErrorBody = (value: unknown): value is ErrorBody =>
  isRecord(value) &&
  typeof value.code === 'string' &&
  typeof value.message === 'string' &&
  typeof value.requestId === 'string';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function secondsIn(header: string | null): number | undefined {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) ? seconds : undefined;
}
