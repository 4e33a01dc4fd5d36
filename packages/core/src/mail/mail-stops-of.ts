import type { Reader } from '@rolecall/db/database';
import { mailStops } from '@rolecall/db/tables/mail-stops';
import type { MailStop } from '@rolecall/schemas/admin-mail';
import { inArray } from 'drizzle-orm';

/** Which of these emails get no more mails, and why. */
export async function mailStopsOf(db: Reader, emails: string[]): Promise<Map<string, MailStop>> {
  const rows = await db.select().from(mailStops).where(inArray(mailStops.email, emails));
  return new Map(
    rows.map(({ email, reason, since }) => [email, { reason, since: since.toISOString() }]),
  );
}
