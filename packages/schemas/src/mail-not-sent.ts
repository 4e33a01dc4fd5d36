/** What an administrator is told whose mail would be one too many. */
export const MAIL_NOT_SENT = 'Not sent: this email has reached its hourly limit of emails.';
