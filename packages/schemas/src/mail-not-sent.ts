import type { MailStop } from './admin-mail.ts';

/** What an administrator is told whose mail would be one too many. */
export const MAIL_NOT_SENT = 'Not sent: this email has reached its hourly limit of emails.';

const WHY: Record<MailStop['reason'], string> = {
  bounced: 'one bounced',
  complained: 'one was reported as spam',
};

/** The same of an email that gets no more mails, and what to do about it. */
export function mailStoppedText({ reason, since }: MailStop): string {
  return `Not sent: emails to this user are stopped, because ${WHY[reason]} on ${since.slice(0, 10)}. Change their email, or resume emails if the mailbox works again.`;
}
