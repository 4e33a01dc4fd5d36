import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { BulkActionKey } from '@rolecall/schemas/user-actions';
import { clearThrottleWithin } from '../admin/clear-throttle.ts';
import { VERIFICATION } from '../admin/resend-verification-as-admin.ts';
import { type Link, sendLinkWithin } from '../admin/send-link.ts';
import { PASSWORD_RESET } from '../admin/send-password-reset.ts';
import type { Context } from '../context.ts';
import { INVITATION } from '../invitation/resend-invitation.ts';

type Do = (ctx: Context, tx: Transaction, user: UserRow) => Promise<void>;

const send =
  (link: Link): Do =>
  (ctx, tx, user) =>
    sendLinkWithin(ctx, tx, user, link);

/** What helps one of many to sign in and changes nothing about them. */
export const LET_SIGN_IN: Partial<Record<BulkActionKey, Do>> = {
  resendInvitation: send(INVITATION),
  resendVerification: send(VERIFICATION),
  sendPasswordReset: send(PASSWORD_RESET),
  clearThrottle: clearThrottleWithin,
};
