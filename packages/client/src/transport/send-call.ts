import type { Fetch } from '../call-options.ts';
import { RolecallError } from '../rolecall-error.ts';
import { readResponse } from './read-response.ts';
import type { TimeLimit } from './time-limit.ts';

export type Endpoint = { url: string; fetch: Fetch };

/** One call of one procedure. */
export type Call = { path: string; method: 'query' | 'mutate'; input?: unknown };

/**
 * Sends a call on tRPC's wire format, a request of its own: the plainest, which the server answers
 * fastest.
 * @throws RolecallError
 */
export async function sendCall(
  { url, fetch }: Endpoint,
  { path, method, input }: Call,
  limit: TimeLimit,
  accessToken?: string,
): Promise<unknown> {
  const json = input === undefined ? undefined : JSON.stringify(input);
  const isQuery = method === 'query';
  const query = isQuery && json !== undefined ? `?input=${encodeURIComponent(json)}` : '';
  const init: RequestInit = {
    method: isQuery ? 'GET' : 'POST',
    headers: {
      ...(isQuery ? {} : { 'content-type': 'application/json' }),
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    ...(isQuery || json === undefined ? {} : { body: json }),
    // A password or a token goes nowhere but to the url that the program named.
    redirect: 'manual',
    signal: limit.signal,
  };
  try {
    const response = await fetch(`${url}/trpc/${encodeURIComponent(path)}${query}`, init);
    return readResponse(response, await response.text(), path);
  } catch (error) {
    throw limit.explain(error, (cause) =>
      cause instanceof RolecallError
        ? cause
        : new RolecallError('UNREACHABLE', `Rolecall at ${url} can’t be reached.`, { cause }),
    );
  }
}
