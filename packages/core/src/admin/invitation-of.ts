import type { Lookup } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { Invitation } from '@rolecall/schemas/admin-users';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { shownStatus } from '../mail/shown-status.ts';
import { neverInvited } from '../user/never-invited.ts';

/** How the invitation of someone stands who hasn't come; nothing for anyone else. */
export async function invitationOf(
  db: Lookup,
  { id, status }: UserRow,
): Promise<Invitation | null> {
  if (status !== 'invited') return null;
  const [[mail], [token], uninvited] = await Promise.all([
    db
      .select()
      .from(mailJobs)
      .where(and(eq(mailJobs.userId, id), eq(mailJobs.kind, 'invitation')))
      .orderBy(desc(mailJobs.createdAt), desc(mailJobs.id))
      .limit(1),
    db
      .select()
      .from(oneTimeTokens)
      .where(
        and(
          eq(oneTimeTokens.userId, id),
          eq(oneTimeTokens.purpose, 'invitation'),
          isNull(oneTimeTokens.consumedAt),
        ),
      )
      .orderBy(desc(oneTimeTokens.expiresAt))
      .limit(1),
    db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, id), neverInvited(users.id))),
  ]);
  return {
    invited: uninvited.length === 0,
    mail: mail
      ? { status: shownStatus(mail), at: (mail.sentAt ?? mail.createdAt).toISOString() }
      : null,
    link: token
      ? { createdAt: token.createdAt.toISOString(), expiresAt: token.expiresAt.toISOString() }
      : null,
  };
}
