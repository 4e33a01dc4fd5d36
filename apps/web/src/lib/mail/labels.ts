import type { SentMail } from '@rolecall/schemas/admin-mail';

export const MAIL_STATUS_LABELS: Record<SentMail['status'], string> = {
  queued: 'Queued',
  sent: 'Sent',
  failed: 'Failed',
  superseded: 'Superseded',
  suppressed: 'Suppressed',
  cancelled: 'Cancelled',
};
