import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Actor, Core } from '../context.ts';
import { DomainError } from '../errors.ts';
import { readAccessToken } from './access-token.ts';
import { hashSessionToken, isSessionToken } from './session-token.ts';
import { touchSession } from './touch-session.ts';

/** Longer than any token we hand out: not worth looking at. */
const CREDENTIAL_MAX_LENGTH = 4096;

/**
 * Whose credential this is. Reads session and user each time, so that signing out, deactivation
 * and demotion hold at once whatever the credential says.
 * @param credential the text after `Bearer`, or `undefined` without one
 * @throws DomainError UNAUTHENTICATED for a text that is no credential of ours, SESSION_EXPIRED for
 *   one whose session has ended
 */
export async function resolveActor(core: Core, credential: string | undefined): Promise<Actor> {
  if (credential === undefined) return { kind: 'anonymous' };
  const found = await findSession(core, await sessionOf(core, credential));
  if (found === undefined || !isLive(found, core.now())) throw new DomainError('SESSION_EXPIRED');
  const { session, user } = found;
  await touchSession(core, session);
  return {
    kind: 'user',
    userId: user.id,
    role: user.role,
    sessionId: session.id,
    authenticatedAt: session.authenticatedAt,
  };
}

async function sessionOf(core: Core, credential: string): Promise<SQL | undefined> {
  if (credential.length <= CREDENTIAL_MAX_LENGTH) {
    if (isSessionToken(credential)) {
      return and(eq(sessions.tokenHash, hashSessionToken(credential)), eq(sessions.kind, 'web'));
    }
    const token = await readAccessToken(core, credential);
    if (token !== undefined) {
      return and(
        eq(sessions.id, token.sessionId),
        eq(sessions.userId, token.userId),
        eq(sessions.kind, 'app'),
      );
    }
  }
  throw new DomainError('UNAUTHENTICATED');
}

type Found = { session: SessionRow; user: UserRow };

async function findSession(core: Core, where: SQL | undefined): Promise<Found | undefined> {
  const [row] = await core.db
    .readFresh()
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(where);
  return row;
}

function isLive({ session, user }: Found, now: Date): boolean {
  return user.status === 'active' && session.expiresAt > now && session.idleExpiresAt > now;
}
