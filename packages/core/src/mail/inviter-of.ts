import type { MailDetails } from '@rolecall/mail/kinds';
import type { Context } from '../context.ts';

/** Who invites, as the invitation tells it. */
export function inviterOf({ actor }: Context): MailDetails<'invitation'> {
  return actor.kind === 'user' ? { inviter: actor.account.fullName } : {};
}
