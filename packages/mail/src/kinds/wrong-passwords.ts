import { defineSessionNotice } from '../security-notice.ts';

/** Tells the owner of an account that a session ended in which the password was guessed at. */
export const wrongPasswords = defineSessionNotice({
  label: 'Session signed out after wrong passwords',
  path: '/settings/security',
  subject: 'We ended a session after too many wrong passwords',
  paragraphs: (time, { device, ip }) => [
    `On ${time}, we signed out ${device}${ip && ` at ${ip}`} after too many wrong passwords were entered there.`,
    'If this was you, sign in again or reset your password. If not, someone else had access to that session: review your other sessions and change your password.',
  ],
  button: 'Review sessions',
});
