import type { MailStop } from '@rolecall/schemas/admin-mail';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';
import { ownerId } from './owner-id.ts';

/** Emails that get no more mails: one bounced for good, or was reported as spam. */
export const mailStops = sqliteTable(
  'mail_stops',
  {
    email: text().primaryKey(),
    /** Whose mail it was: the row goes with them. */
    userId: ownerId(),
    reason: text().$type<MailStop['reason']>().notNull(),
    since: timestamp().notNull(),
  },
  (table) => [index('mail_stops_user').on(table.userId)],
);
