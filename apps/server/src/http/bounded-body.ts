import { DomainError } from '@rolecall/core/errors';
import type { AnyVerb } from '@rolecall/core/verb';
import { isPublic } from '@rolecall/core/verb';
import { yieldToEventLoop } from '@rolecall/core/yield-to-event-loop';
import {
  FIELDS_MAX,
  JSON_DEPTH_MAX,
  VISITOR_MAX_BYTES,
  VISITOR_MAX_KIB,
} from '@rolecall/schemas/bounds';
import { isDeep } from '@rolecall/schemas/is-deep';
import type { Context } from 'hono';
import { declaredLength, readText } from './body-limit.ts';
import { hasMoreKeys } from './has-more-keys.ts';
import type { HttpEnv } from './types.ts';

const TOO_LONG = `The request body is too long (${VISITOR_MAX_KIB} KiB at most).`;
const TOO_MANY = `Too many fields (${FIELDS_MAX} at most).`;
const TOO_DEEP = `The request body is nested too deeply (${JSON_DEPTH_MAX} levels at most).`;

/** To check a longer one takes up to some milliseconds: of many at once, each has a turn. */
const LONG_UNITS = 4_096;

/** The verb of each call in a request, in order; `undefined` where a name is no procedure's. */
type Calls = readonly (AnyVerb | undefined)[];

/**
 * The body of a call as text, refused where no input could be like it: anyone can send one, and to
 * say what is wrong with it keeps everyone else waiting. What says itself that it is too long is left
 * unread.
 * @throws DomainError VALIDATION_FAILED
 */
export async function readBoundedBody(c: Context<HttpEnv>, calls: Calls): Promise<string> {
  const isDeclaredTooLong = declaredLength(c.req.raw.headers) > VISITOR_MAX_BYTES;
  if (isDeclaredTooLong && calls.every(isForAnyone)) throw refusal(TOO_LONG);
  const text = await readText(c);
  if (text.length > LONG_UNITS) await yieldToEventLoop();
  if (isDeep(text)) throw refusal(TOO_DEEP);
  if (hasMoreKeys(text, FIELDS_MAX)) throw refusal(TOO_MANY);
  if (bytesOf(text) > VISITOR_MAX_BYTES && publicBytes(text, calls) > VISITOR_MAX_BYTES) {
    throw refusal(TOO_LONG);
  }
  return text;
}

const isForAnyone = (verb: AnyVerb | undefined) => verb === undefined || isPublic(verb.duties);

const bytesOf = (text: string) => Buffer.byteLength(text);

/**
 * How much of a body is for procedures that anyone may call. In a batch with others, it is counted
 * input by input: a long post of someone signed in can share one with a public call.
 */
function publicBytes(text: string, calls: Calls): number {
  if (calls.every(isForAnyone)) return bytesOf(text);
  if (!calls.some(isForAnyone)) return 0;
  try {
    const inputs: Record<number, unknown> = JSON.parse(text);
    const isCounted = calls.map(isForAnyone);
    return bytesOf(JSON.stringify(isCounted.map((is, n) => (is ? inputs[n] : 0))));
  } catch {
    return bytesOf(text);
  }
}

function refusal(message: string): DomainError {
  return new DomainError('VALIDATION_FAILED', { fields: { _: [message] } });
}
