import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import type { Core } from '../context.ts';

/** What a credential names a session by: an access token by its claims, a cookie by its hash. */
export type SessionKey =
  | { kind: 'app'; sessionId: string; userId: string }
  | { kind: 'web'; tokenHash: string };

export type FoundSession = { session: SessionRow; user: UserRow };

/** The session that a credential names, and whose it is, whether or not it has ended. */
export async function findSession(core: Core, key: SessionKey): Promise<FoundSession | undefined> {
  const named =
    key.kind === 'app'
      ? and(eq(sessions.id, key.sessionId), eq(sessions.userId, key.userId))
      : eq(sessions.tokenHash, key.tokenHash);
  const [row] = await core.db
    .readFresh()
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(named, eq(sessions.kind, key.kind)));
  return row;
}
