import { DomainError } from '@rolecall/core/errors';
import type { AnyVerb } from '@rolecall/core/verb';
import { isPublic } from '@rolecall/core/verb';
import type { Context } from 'hono';
import { readText } from './body-limit.ts';
import type { HttpEnv } from './types.ts';

/** The most that what anyone may call takes, in characters: a password and two names are far below. */
const PUBLIC_MAX = 16 * 1024;
/** No input has more keys; to read and refuse 25,000 takes ten milliseconds. */
const KEYS_MAX = 500;
/** The end of a key of JSON; in a text, a quote has a backslash before it. */
const KEY = /(?<!\\)"\s*:/g;

const TOO_LONG = 'No input of this procedure is as long as this.';
const TOO_MANY = `There are more than ${KEYS_MAX} fields in this.`;

/**
 * The body of a call as text, refused unread where no input could be like it: anyone can send one, and
 * to parse it and say what is wrong with it keeps everyone else waiting.
 * @param verbs that the call is for
 * @throws DomainError VALIDATION_FAILED
 */
export async function readBoundedBody(c: Context<HttpEnv>, verbs: AnyVerb[]): Promise<string> {
  const text = await readText(c);
  const isForAnyone = verbs.every(({ duties }) => isPublic(duties));
  if (isForAnyone && text.length > PUBLIC_MAX) throw refusal(TOO_LONG);
  if ((text.match(KEY)?.length ?? 0) > KEYS_MAX) throw refusal(TOO_MANY);
  return text;
}

function refusal(message: string): DomainError {
  return new DomainError('VALIDATION_FAILED', { fields: { _: [message] } });
}
