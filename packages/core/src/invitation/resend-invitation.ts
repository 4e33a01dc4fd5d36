import { LINK_REFUSALS, type Link, sendLink } from '../admin/send-link.ts';
import { dutiesOf } from '../admin/user-duties.ts';
import { verb } from '../verb.ts';
import { assertInvited } from './assert-invited.ts';

export const INVITATION: Link = {
  kind: 'reset-password',
  limit: 'adminReset.account',
  action: 'user.invitation_sent',
  assert: assertInvited,
};

/** Mails someone who hasn't accepted a new invitation. Its link replaces any earlier one. */
export const resendInvitation = verb(
  { ...dutiesOf('resendInvitation'), refuses: LINK_REFUSALS },
  (ctx, { id }) => sendLink(ctx, id, INVITATION),
);
