import type { AppRouter } from '@rolecall/api/router';
import { BATCH_MAX } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { API_URL } from '$app/env/private';

const TIMEOUT_MS = 15_000;

/**
 * The typed client for one request. It speaks for the person behind the request, and reaches the
 * API without a socket when the server hosts both.
 * @param credential another credential than the session in the cookie
 */
export function api(event: RequestEvent, credential = event.locals.session) {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${API_URL}/trpc`,
        maxItems: BATCH_MAX,
        headers: () => requestHeaders(event, credential),
        fetch: (input, init) => send(event, new Request(input, init as RequestInit)),
      }),
    ],
  });
}

/**
 * Asks a REST route whose answer is a stream, which may take as long as somebody reads it.
 * @param path with its query
 * @param body what is posted, to be answered in lines
 */
export async function streamFromApi(
  event: RequestEvent,
  path: string,
  body?: object,
): Promise<Response> {
  const headers = requestHeaders(event, event.locals.session);
  const post = body && {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/x-ndjson' },
  };
  const request = new Request(`${API_URL}/api/v1${path}`, {
    headers,
    ...post,
    signal: event.request.signal,
  });
  const answer = await (event.platform ? event.platform.api(request) : fetch(request));
  keepRetryAfter(event, answer);
  return answer;
}

async function send(event: RequestEvent, request: Request): Promise<Response> {
  const answer = event.platform
    ? await event.platform.api(request)
    : await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  keepRetryAfter(event, answer);
  return answer;
}

function keepRetryAfter({ locals }: RequestEvent, { headers }: Response): void {
  const retryAfter = headers.get('retry-after');
  if (retryAfter) locals.retryAfter = retryAfter;
}

function requestHeaders(event: RequestEvent, credential: string | undefined) {
  const userAgent = event.request.headers.get('user-agent');
  return {
    'x-request-id': event.locals.requestId,
    ...(credential && { authorization: `Bearer ${credential}` }),
    ...(userAgent && { 'user-agent': userAgent }),
    // The API believes this header only when TRUST_PROXY tells it to.
    ...(!event.platform && { 'x-forwarded-for': event.getClientAddress() }),
  };
}
