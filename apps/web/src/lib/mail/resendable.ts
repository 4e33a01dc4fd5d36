import type { SentMail } from '@rolecall/schemas/admin-mail';

/** The kinds whose link can be sent again at any time, by the action on a user that does it. */
export const RESEND_ACTIONS = {
  invitation: 'resendInvitation',
  'verify-email': 'resendVerification',
  'reset-password': 'sendPasswordReset',
} as const;
export type ResendableKind = keyof typeof RESEND_ACTIONS;

const isResendableKind = (kind: string): kind is ResendableKind =>
  Object.hasOwn(RESEND_ACTIONS, kind);
export const RESENDABLE_KINDS = Object.keys(RESEND_ACTIONS).filter(isResendableKind);

/** Whether an email did not arrive and can be sent again. */
export const isResendable = ({ kind, status }: Pick<SentMail, 'kind' | 'status'>): boolean =>
  isResendableKind(kind) && (status === 'failed' || status === 'suppressed');
