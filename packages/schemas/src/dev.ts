import { z } from 'zod';
import { Timestamp } from './fields.ts';

/** A mail in the local mailbox, which exists outside production only. */
export const MailboxMessage = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  sentAt: Timestamp,
});
export type MailboxMessage = z.infer<typeof MailboxMessage>;

export const MailboxPage = z.object({ items: z.array(MailboxMessage) });
export type MailboxPage = z.infer<typeof MailboxPage>;
