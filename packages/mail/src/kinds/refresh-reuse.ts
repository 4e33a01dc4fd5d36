import { defineSecurityNotice } from '../security-notice.ts';

/** Tells the owner of an account that two hold the same refresh token. */
export const refreshReuse = defineSecurityNotice({
  label: 'Refresh token reused',
  path: '/login',
  subject: 'We signed out one of your apps',
  paragraphs: (time) => [
    `On ${time}, one of your apps sent a token that had already been used. Someone else may have a copy of it, so we ended that session.`,
    'Sign in again in the app. If this happens again, change your password.',
  ],
  button: 'Sign in',
});
