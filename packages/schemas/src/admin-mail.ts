import { z } from 'zod';
import { idLike, Timestamp, UserId } from './fields.ts';
import { MAIL_KINDS } from './mail.ts';
import { pageInput, pageOf } from './page-input.ts';

export const MailStatus = z
  .enum(['queued', 'sent', 'kept', 'failed', 'superseded', 'suppressed', 'cancelled'])
  .meta({
    id: 'MailStatus',
    description:
      '`sent`: the email provider accepted it. `kept`: no provider is set, so it is in the local mailbox and did not leave.',
  });
export type MailStatus = z.infer<typeof MailStatus>;

/** What the provider told of a mail that it accepted; a later one of these replaces an earlier. */
export const MAIL_DELIVERIES = ['delivered', 'bounced', 'complained'] as const;
export const MailDelivery = z.enum(MAIL_DELIVERIES);
export type MailDelivery = z.infer<typeof MailDelivery>;

/** Why an email gets no more mails, and since when. */
export const MailStop = z
  .object({ reason: MailDelivery.exclude(['delivered']), since: Timestamp })
  .meta({ id: 'MailStop' });
export type MailStop = z.infer<typeof MailStop>;

const MailId = idLike('mail_01k9x3v7e8f2m4q6s8t0w2y4z6');

/** A mail that was sent or kept, waits, or could not be sent: what and to whom. */
export const SentMail = z
  .object({
    id: MailId,
    kind: z.enum(MAIL_KINDS),
    userId: UserId,
    to: z.string().meta({ example: 'ada@example.com' }),
    status: MailStatus,
    delivery: MailDelivery.nullable().meta({
      description: 'What the provider told of a sent mail; `null` where it told nothing.',
    }),
    attempts: z.int(),
    createdAt: Timestamp,
    sentAt: Timestamp.nullable().meta({ description: 'When it was sent or kept.' }),
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

export const MailInput = z.strictObject({ id: MailId });
export type MailInput = z.infer<typeof MailInput>;

/** A mail with what it says. */
export const MailPreview = SentMail.extend({
  content: z
    .object({
      subject: z.string().meta({ example: 'Reset your password' }),
      html: z.string().meta({ example: '<!doctype html><html lang="en">…</html>' }),
      text: z.string().meta({ example: 'Hello Ada Lovelace,\n\nWe received a request to reset…' }),
    })
    .nullable()
    .meta({
      description:
        'What the email says, composed again from what is stored. One-time links are masked and don’t work. `null` for emails whose content isn’t kept.',
    }),
}).meta({ id: 'MailPreview' });
export type MailPreview = z.infer<typeof MailPreview>;
