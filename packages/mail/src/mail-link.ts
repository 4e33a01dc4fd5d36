/** A link that works once: what its token is good for, and which setting says how long. */
type OneTimeLink = {
  path: string;
  purpose: 'verify-email' | 'reset-password' | 'invitation' | 'change-email';
  lifetime:
    | 'verifyEmailSeconds'
    | 'invitationSeconds'
    | 'resetPasswordSeconds'
    | 'changeEmailSeconds';
};

/** Where a mail's button leads: to a page, or to one with a token that works once. */
export type MailLink = { path: string; purpose?: undefined } | OneTimeLink;
