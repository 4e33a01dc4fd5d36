import { defineSecurityNotice } from '../security-notice.ts';

/** Warns the email an account has that it may move to another one. */
export const emailChangeRequested = defineSecurityNotice({
  label: 'Email change requested',
  path: '/settings/security',
  subject: 'Email change requested',
  paragraphs: (time) => [
    `On ${time}, someone who knows your password asked to change the email of your account. It changes when the new email is verified.`,
    "If this wasn't you, change your password now. That cancels the request.",
  ],
  button: 'Review security settings',
});
