import type { AppRouter } from '@rolecall/api/router';
import { BATCH_MAX } from '@rolecall/schemas/bounds';
import { REST_BASE } from '@rolecall/schemas/rest-base';
import type { RequestEvent } from '@sveltejs/kit';
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client';
import { API_URL } from '$app/env/private';

const TIMEOUT_MS = 15_000;

type Client = TRPCClient<AppRouter>;

/** By request, which its `locals` stand for: SvelteKit hands out events that are not the same object. */
const clients = new WeakMap<App.Locals, Map<string | undefined, Client>>();

/**
 * The typed client of one request. It speaks for the person behind the request, and reaches the
 * API without a socket when the server hosts both. Calls made at the same time travel together,
 * reads with reads and writes with writes: what has to see a write waits for it before it asks.
 * @param credential another credential than the session in the cookie
 */
export function api(event: RequestEvent, credential = event.locals.session): Client {
  const own = clients.get(event.locals) ?? new Map<string | undefined, Client>();
  clients.set(event.locals, own);
  const known = own.get(credential);
  if (known) return known;
  const made = createClient(event, credential);
  own.set(credential, made);
  return made;
}

function createClient(event: RequestEvent, credential: string | undefined): Client {
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
 * Asks a REST route whose response is a stream, which may take as long as someone reads it.
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
  const request = new Request(`${API_URL}${REST_BASE}${path}`, {
    headers,
    ...post,
    signal: event.request.signal,
  });
  const response = await (event.platform ? event.platform.api(request) : fetch(request));
  keepRetryAfter(event, response);
  return response;
}

async function send(event: RequestEvent, request: Request): Promise<Response> {
  const response = event.platform
    ? await event.platform.api(request)
    : await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  keepRetryAfter(event, response);
  return response;
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
