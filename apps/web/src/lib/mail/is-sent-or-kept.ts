import type { SentMail } from '@rolecall/schemas/admin-mail';

/** Whether an email is done with: sent, or kept here. What failed before no longer matters. */
export const isSentOrKept = (status: SentMail['status']): boolean =>
  status === 'sent' || status === 'kept';
