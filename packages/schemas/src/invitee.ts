import { Email } from './email.ts';
import { FullName } from './fields.ts';
import { splitName } from './split-name.ts';

/** Whom an entry of a list invites. */
export type Invitee = { email: string; firstName: string; lastName: string };

/** A name, perhaps in quotes, and an email in angle brackets, as mail programs write them. */
const NAMED = /^(?<name>[^<>]*)<(?<email>[^<>]*)>$/;
/**
 * What is left of a name without the quotes and spaces around it. An expression that looks
 * for them at the end would start again at each one inside.
 */
const WITHIN_QUOTES = /[^"'\s](?:.*[^"'\s])?/s;

/**
 * Reads `ada@example.com` or `Ada Lovelace <ada@example.com>`. A name that no account can have is
 * left out.
 * @returns `undefined` where there is no valid email
 */
export function readInvitee(entry: string): Invitee | undefined {
  const { name = '', email: within = entry } = NAMED.exec(entry.trim())?.groups ?? {};
  const email = Email.safeParse(within.replace(/^\s*mailto:/i, ''));
  if (!email.success) return undefined;
  const fullName = FullName.safeParse(inOrder(WITHIN_QUOTES.exec(name)?.[0] ?? ''));
  return { email: email.data, ...splitName(fullName.data ?? '') };
}

/** `Lovelace, Ada` is `Ada Lovelace`. */
function inOrder(name: string): string {
  const [last = '', first, ...more] = name.split(',');
  return first === undefined || more.length > 0 ? name : `${first.trim()} ${last.trim()}`;
}
