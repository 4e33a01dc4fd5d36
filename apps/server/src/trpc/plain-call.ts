import { PROCEDURES, type Procedure } from '@rolecall/api/procedures';
import type { Context } from 'hono';
import { readBoundedBody } from '../http/bounded-body.ts';
import { isJson } from '../http/is-json.ts';
import type { HttpEnv } from '../http/types.ts';

/** One call of one procedure. */
export type PlainCall = { procedure: Procedure; input: unknown };

const PREFIX = '/trpc/';

/**
 * The call that a request makes in the plainest way there is: a query by GET with nothing but
 * `input` in its URL, or a mutation by POST with JSON. It is read as tRPC reads it.
 * @returns `undefined` for any other request, right or wrong: tRPC's own adapter answers those
 */
export async function readPlainCall(c: Context<HttpEnv>): Promise<PlainCall | undefined> {
  const { req } = c;
  const procedure = PROCEDURES.get(req.path.slice(PREFIX.length));
  if (procedure === undefined) return undefined;
  const text = procedure.type === 'query' ? queryInput(c) : await bodyInput(c, procedure);
  if (text === undefined) return undefined;
  if (text === '') return { procedure, input: undefined };
  try {
    return { procedure, input: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function queryInput({ req }: Context<HttpEnv>): string | undefined {
  if (req.method !== 'GET' || !isJson(req.header('content-type') ?? 'application/json')) {
    return undefined;
  }
  const start = req.url.indexOf('?');
  if (start === -1) return '';
  const query = req.url.slice(start + 1);
  // Printable ASCII without `&` and `#`, so that there is but one way to read it.
  if (!/^(?:input=[!"$%'-~]*)?$/.test(query)) return undefined;
  try {
    return decodeURIComponent(query.slice('input='.length).replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

async function bodyInput(c: Context<HttpEnv>, { verb }: Procedure): Promise<string | undefined> {
  const { req } = c;
  const isPlain = req.method === 'POST' && isJson(req.header('content-type'));
  if (!isPlain || req.url.includes('?')) return undefined;
  return readBoundedBody(c, [verb]);
}
