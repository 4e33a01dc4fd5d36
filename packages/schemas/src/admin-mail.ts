import { z } from 'zod';
import { Timestamp, UserId } from './fields.ts';
import { MAIL_KINDS } from './mail.ts';
import { pageInput, pageOf } from './page-input.ts';

export const MailStatus = z.enum([
  'queued',
  'sent',
  'failed',
  'superseded',
  'suppressed',
  'cancelled',
]);
export type MailStatus = z.infer<typeof MailStatus>;

/** What the provider told of a mail that it took; a later one of these replaces an earlier. */
export const MAIL_DELIVERIES = ['delivered', 'bounced', 'complained'] as const;
export const MailDelivery = z.enum(MAIL_DELIVERIES);
export type MailDelivery = z.infer<typeof MailDelivery>;

/** Why an email gets no more mails, and since when. */
export const MailStop = z
  .object({ reason: MailDelivery.exclude(['delivered']), since: Timestamp })
  .meta({ id: 'MailStop' });
export type MailStop = z.infer<typeof MailStop>;

/** A mail that was sent, waits, or could not be sent: what and to whom, never what it said. */
export const SentMail = z
  .object({
    id: z.string().meta({ example: 'mail_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    kind: z.enum(MAIL_KINDS),
    userId: UserId,
    to: z.string().meta({ example: 'ada@example.com' }),
    status: MailStatus,
    delivery: MailDelivery.nullable().meta({
      description: 'What the provider told of a sent mail; `null` where it told nothing.',
    }),
    attempts: z.int(),
    createdAt: Timestamp,
    sentAt: Timestamp.nullable(),
    nextAttemptAt: Timestamp.nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'SentMail' });
export type SentMail = z.infer<typeof SentMail>;

export const ListMailInput = z.strictObject({
  userId: UserId.optional(),
  status: MailStatus.optional(),
  ...pageInput(50),
});
export type ListMailInput = z.infer<typeof ListMailInput>;

export const MailPage = pageOf(SentMail);
export type MailPage = z.infer<typeof MailPage>;
