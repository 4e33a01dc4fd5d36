import { mailStops } from '@rolecall/db/tables/mail-stops';
import type { ExportedData } from '@rolecall/schemas/account';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';

/** Which emails of a user get no more mails; each took a bounce or a complaint, so they are few. */
export async function exportMailStops(
  { db }: Context,
  userId: string,
): Promise<ExportedData['mailStops']> {
  const rows = await db.lookup.select().from(mailStops).where(eq(mailStops.userId, userId));
  return rows.map(({ email, reason, since }) => ({ email, reason, since: since.toISOString() }));
}
