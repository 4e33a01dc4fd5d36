import type { MailDelivery, MailStatus } from '@rolecall/schemas/admin-mail';
import type { MailKind } from '@rolecall/schemas/mail';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';
import { ownerId } from './owner-id.ts';

/** The outbox: what is to be mailed to whom. Holds no secret and no rendered text. */
export const mailJobs = sqliteTable(
  'mail_jobs',
  {
    id: text().primaryKey(),
    kind: text().$type<MailKind>().notNull(),
    userId: ownerId(),
    /** Where it goes when not to the user's own email: a new one, or the one just left. */
    email: text(),
    /** What the mail tells about, such as a device. */
    details: text({ mode: 'json' }).$type<Record<string, unknown>>(),
    /** Whom it went to, and the name it greeted them by, once it has left. */
    sentTo: text({ mode: 'json' }).$type<{ email: string; name: string }>(),
    status: text().$type<Exclude<MailStatus, 'kept'>>().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    createdAt: timestamp().notNull(),
    /** Not before this moment: now at first, later after each failure. */
    dueAt: timestamp().notNull(),
    /** A worker that claimed the job holds it until then; after a crash another takes it up. */
    leasedUntil: timestamp(),
    sentAt: timestamp(),
    /** What the provider calls it: its own id where it was only kept (core/src/mail/shown-status.ts). */
    providerId: text(),
    /** What the provider told of it since. */
    delivery: text().$type<MailDelivery>(),
    lastError: text(),
    /** The audit event of the change that it tells of, where an administrator made that. */
    eventId: text(),
    /** Until then it waits for that change to be reverted, which cancels it. */
    heldUntil: timestamp(),
  },
  (table) => [
    index('mail_jobs_due').on(table.status, table.dueAt),
    index('mail_jobs_user').on(table.userId, table.createdAt),
    index('mail_jobs_created_at').on(table.createdAt, table.id),
    index('mail_jobs_provider').on(table.providerId),
  ],
);

export type MailJobRow = typeof mailJobs.$inferSelect;
