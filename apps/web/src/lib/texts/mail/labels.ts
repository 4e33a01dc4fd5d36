import type { MailDelivery, MailStop, SentMail } from '@rolecall/schemas/admin-mail';

export const mailStatusLabels: Record<SentMail['status'], string> = {
  queued: 'Queued',
  sent: 'Sent',
  kept: 'Kept here',
  failed: 'Failed',
  superseded: 'Superseded',
  suppressed: 'Suppressed',
  cancelled: 'Cancelled',
};

export const mailDeliveryLabels: Record<MailDelivery, string> = {
  delivered: 'Delivered',
  bounced: 'Bounced',
  complained: 'Reported as spam',
};

/** Why emails were stopped, in short. */
export const mailStopReasons: Record<MailStop['reason'], string> = {
  bounced: 'an email bounced',
  complained: 'an email was reported as spam',
};

/** The same, and what to do. */
export const mailStopTexts: Record<MailStop['reason'], string> = {
  bounced:
    'An email bounced, so no more are sent. Change the email, or resume if the mailbox works again.',
  complained:
    'An email was reported as spam, so no more are sent. Change the email, or resume if it was a mistake.',
};
