import type { MailDelivery, MailStop, SentMail } from '@rolecall/schemas/admin-mail';

export const MAIL_STATUS_LABELS: Record<SentMail['status'], string> = {
  queued: 'Queued',
  sent: 'Sent',
  failed: 'Failed',
  superseded: 'Superseded',
  suppressed: 'Suppressed',
  cancelled: 'Cancelled',
};

export const MAIL_DELIVERY_LABELS: Record<MailDelivery, string> = {
  delivered: 'Delivered',
  bounced: 'Bounced',
  complained: 'Reported as spam',
};

/** Why an email gets no more mails. */
export const MAIL_STOP_TEXTS: Record<MailStop['reason'], string> = {
  bounced: 'An email bounced, so no more are sent until it changes.',
  complained: 'An email was reported as spam, so no more are sent until it changes.',
};
