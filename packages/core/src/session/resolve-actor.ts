import type { Actor, Installation } from '../context.ts';
import { DomainError } from '../errors.ts';
import { readAccessToken } from './access-token.ts';
import { findSession, type SessionKey } from './find-session.ts';
import { hashSessionToken, isSessionToken } from './session-token.ts';
import { touchSession } from './touch-session.ts';

/** Longer than any token we hand out: not worth looking at. */
const CREDENTIAL_MAX_LENGTH = 4096;

/**
 * Whose credential this is. Reads session and user each time, so that signing out, deactivation
 * and demotion hold at once whatever the credential says.
 * @param credential the text after `Bearer`, or `undefined` without one
 * @param onError told when noting that the session is in use fails, which stops no one
 * @throws DomainError UNAUTHENTICATED for a text that is no credential of ours, SESSION_EXPIRED for
 *   one whose session has ended
 */
export async function resolveActor(
  core: Installation,
  credential: string | undefined,
  onError: (error: unknown) => void,
): Promise<Actor> {
  if (credential === undefined) return { kind: 'anonymous' };
  const found = await findSession(core, await sessionKeyOf(core, credential));
  if (found === undefined) throw new DomainError('SESSION_EXPIRED');
  const { session, user } = found;
  void touchSession(core, session, onError);
  return {
    kind: 'user',
    userId: user.id,
    role: user.role,
    sessionId: session.id,
    authenticatedAt: session.authenticatedAt,
    account: user,
  };
}

async function sessionKeyOf(core: Installation, credential: string): Promise<SessionKey> {
  if (credential.length <= CREDENTIAL_MAX_LENGTH) {
    if (isSessionToken(credential)) {
      return { kind: 'web', tokenHash: hashSessionToken(credential) };
    }
    const token = await readAccessToken(core, credential);
    if (token !== undefined) return { kind: 'app', ...token };
  }
  throw new DomainError('UNAUTHENTICATED');
}
