import type { SessionRow } from '@rolecall/db/tables/sessions';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Tokens } from '@rolecall/schemas/auth';
import type { Installation } from '../context.ts';
import { signAccessToken } from './access-token.ts';
import { writeRefreshToken } from './refresh-token.ts';

/**
 * What an app holds of a session: an access token, and the refresh token of the row's generation.
 * @param seed the secret of the family, which the row holds only the hash of
 */
export async function issueTokens(
  core: Installation,
  user: UserRow,
  session: SessionRow,
  seed: string,
): Promise<Tokens> {
  const access = await signAccessToken(core, {
    userId: user.id,
    sessionId: session.id,
    role: user.role,
  });
  const { id: sessionId, generation } = session;
  return {
    tokenType: 'Bearer',
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt.toISOString(),
    refreshToken: writeRefreshToken(core.secrets, { sessionId, generation, seed }),
    refreshTokenExpiresAt: session.idleExpiresAt.toISOString(),
    sessionId,
  };
}
