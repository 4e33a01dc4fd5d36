/** What an administrator is told whose mail would be one too many. */
export const MAIL_NOT_SENT =
  'This email has already had as many emails as it can get in an hour, so this one was not sent.';
