import type { MailDetails } from '@rolecall/mail/kinds';
import type { Context } from '../context.ts';

/** What mail programs turn into a link, or could be taken for one. */
const LINK_LIKE = /[/@:]|\p{L}\.\p{L}{2}/u;

/**
 * Who invites, as the invitation tells it. Only admins invite, and so only an admin's name reaches an
 * email that no one has proved; one that reads like a link is left out all the same.
 */
export function inviterOf({ actor }: Context): MailDetails<'invitation'> {
  if (actor.kind !== 'user' || actor.role !== 'admin') return {};
  const { fullName } = actor.account;
  return LINK_LIKE.test(fullName) ? {} : { inviter: fullName };
}
