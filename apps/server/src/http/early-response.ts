import { DomainError } from '@rolecall/core/errors';
import { newId } from '@rolecall/core/ids';
import { errorResponseTo } from './error-response.ts';
import { jsonResponse } from './json-response.ts';

const NO_CONNECT = 'CONNECT is not supported.';
const BAD_HOST = 'Invalid Host header.';
const STARTING = 'The server is starting. Try again in a moment.';

/** Refuses what there is no route for, because it names none. Source: RFC 9112, 3.2. */
export function refuseTarget({ method, url }: Request): Response | undefined {
  const isTunnel = method === 'CONNECT';
  if (!isTunnel && URL.canParse(url)) return undefined;
  const message = isTunnel ? NO_CONNECT : BAD_HOST;
  return refuse('', new DomainError('VALIDATION_FAILED', { message }));
}

/** What is answered while the parts are built: it is alive, and has no answer to anything else yet. */
export function refuseWhileStarting({ url }: Request): Response {
  const path = new URL(url).pathname;
  if (path === '/livez') return jsonResponse('{"ok":true}');
  return refuse(path, new DomainError('UNAVAILABLE', { message: STARTING, retryAfterSeconds: 1 }));
}

function refuse(path: string, error: DomainError): Response {
  const id = newId('req');
  const response = errorResponseTo({ id, path }, error);
  response.headers.set('x-request-id', id);
  return response;
}
