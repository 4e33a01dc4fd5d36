import { PasswordResetSent } from '@rolecall/schemas/admin-users';
import { verb } from '../verb.ts';
import { assertActive } from './assert-active.ts';
import { LINK_REFUSALS, type Link, sendLink } from './send-link.ts';
import { dutiesOf } from './user-duties.ts';

export const PASSWORD_RESET: Link<'reset-password'> = {
  kind: 'reset-password',
  limit: 'adminReset.account',
  action: 'user.password_reset_sent',
  assert: assertActive,
};

/** Mails a user a link to set a password. Who was invited and never came gets a new invitation. */
export const sendPasswordReset = verb(
  { ...dutiesOf('sendPasswordReset'), output: PasswordResetSent, refuses: LINK_REFUSALS },
  (ctx, { id }) => sendLink(ctx, id, PASSWORD_RESET),
);
