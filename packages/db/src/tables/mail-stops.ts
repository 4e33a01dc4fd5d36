import type { MailStop } from '@rolecall/schemas/admin-mail';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ownerId } from './columns.ts';

/** Emails that get no more mails: one bounced for good, or was reported as spam. */
export const mailStops = sqliteTable(
  'mail_stops',
  {
    email: text().primaryKey(),
    /** Whose mail it was: the row goes with them. */
    userId: ownerId(),
    reason: text().$type<MailStop['reason']>().notNull(),
    since: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('mail_stops_user').on(table.userId)],
);
