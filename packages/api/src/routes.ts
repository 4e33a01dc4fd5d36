import type { Verb } from '@rolecall/core/verb';
import type { z } from 'zod';
import type { Method, Rest } from './rest.ts';
import { command, query } from './trpc.ts';

type Options = Partial<Pick<Rest, 'status' | 'location' | 'streamed'>>;

/** A verb that changes nothing, as a procedure and by GET. */
export function get<In extends z.ZodType, Out extends z.ZodType, Result>(
  verb: Verb<In, Out, Result>,
  path: Rest['path'],
  summary: string,
) {
  return query(verb, shownAs('GET', path, summary));
}

/** A verb that changes something, as a procedure and by one of these methods. */
export const post = commandBy('POST');
export const put = commandBy('PUT');
export const patch = commandBy('PATCH');
export const del = commandBy('DELETE');

function commandBy(method: Exclude<Method, 'GET'>) {
  return <In extends z.ZodType, Out extends z.ZodType, Result>(
    verb: Verb<In, Out, Result>,
    path: Rest['path'],
    summary: string,
    options?: Options,
  ) => command(verb, shownAs(method, path, summary, options));
}

function shownAs(
  method: Method,
  path: Rest['path'],
  summary: string,
  { status = 200, location, streamed }: Options = {},
): Rest {
  return { method, path, summary, status, location, streamed };
}
