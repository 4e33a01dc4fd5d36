import { prepare } from '@rolecall/db/prepared';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { type PublicUserRow, users } from '@rolecall/db/tables/users';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { PUBLIC_COLUMNS } from '../user/to-user.ts';
import { isLive } from './is-live.ts';

/** What a credential names a session by: an access token by its claims, a cookie by its hash. */
export type SessionKey =
  | { kind: 'app'; sessionId: string; userId: string }
  | { kind: 'web'; tokenHash: string };

/** What decides about a request. */
const COLUMNS = {
  session: {
    id: sessions.id,
    kind: sessions.kind,
    lastUsedAt: sessions.lastUsedAt,
    idleExpiresAt: sessions.idleExpiresAt,
    expiresAt: sessions.expiresAt,
    authenticatedAt: sessions.authenticatedAt,
  },
  user: PUBLIC_COLUMNS,
};

export type FoundSession = {
  session: Pick<SessionRow, keyof (typeof COLUMNS)['session']>;
  user: PublicUserRow;
};

const { placeholder } = sql;

const sessionWhere = (condition: SQL | undefined) =>
  prepare((orm) =>
    orm
      .select(COLUMNS)
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(condition, eq(sessions.kind, placeholder('kind')))),
  );

const byId = sessionWhere(
  and(eq(sessions.id, placeholder('sessionId')), eq(sessions.userId, placeholder('userId'))),
);
const byTokenHash = sessionWhere(eq(sessions.tokenHash, placeholder('tokenHash')));

/**
 * The live session that a credential names, and whose it is. Where a replica does not know it, or
 * says that it has ended, the primary is asked.
 */
export async function findSession(
  core: Installation,
  key: SessionKey,
): Promise<FoundSession | undefined> {
  const isCurrent = ({ session, user }: FoundSession) =>
    user.status === 'active' && isLive(session, core.now());
  const found = await core.db.lookup.first(key.kind === 'app' ? byId : byTokenHash, key, isCurrent);
  return found !== undefined && isCurrent(found) ? found : undefined;
}
