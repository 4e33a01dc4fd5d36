import { defineSecurityNotice } from '../security-notice.ts';

/** Tells the owner of an account that its password is a new one. */
export const passwordChanged = defineSecurityNotice({
  label: 'Password changed',
  path: '/forgot-password',
  subject: 'Your password was changed',
  paragraphs: (time) => [
    `The password of your account was changed on ${time}. Other devices and apps were signed out.`,
    "If this wasn't you, reset your password now. That signs out whoever changed it.",
  ],
  button: 'Reset password',
});
