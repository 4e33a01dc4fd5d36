import { randomUUID } from 'node:crypto';
import { isUnavailable } from '@rolecall/db/errors';
import type { Role } from '@rolecall/schemas/permissions';
import { jwtVerify, SignJWT } from 'jose';
import type { Installation } from '../context.ts';
import { SIGNING_ALGORITHM } from '../key/make-signing-key.ts';
import type { VerifiedToken } from '../memory/memory.ts';

const TOKEN_TYPE = 'at+jwt';
const CLOCK_TOLERANCE_SECONDS = 30;

type Subject = { userId: string; sessionId: string; role: Role };

/** Signs an access token for other programs. Source: RFC 9068, RFC 8725. */
export async function signAccessToken(
  core: Installation,
  subject: Subject,
): Promise<{ token: string; expiresAt: Date }> {
  const now = core.now();
  const key = core.keys.signingKey(now);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = issuedAt + core.config.accessTokenSeconds;
  const token = await new SignJWT({ sid: subject.sessionId, role: subject.role })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TOKEN_TYPE, kid: key.id })
    .setIssuer(core.config.appUrl)
    .setAudience(core.config.audience)
    .setSubject(subject.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .setJti(randomUUID())
    .sign(key.privateKey);
  return { token, expiresAt: new Date(expiresAt * 1000) };
}

/**
 * Reads an access token that this server signed and that has not expired. What was verified once is
 * remembered until it expires or its key retires: verifying costs more than the rest of a request.
 * @returns whose it is, or `undefined` for any other text
 * @throws DatabaseUnavailableError when its key is new here and cannot be looked for
 */
export async function readAccessToken(
  core: Installation,
  token: string,
): Promise<VerifiedToken | undefined> {
  const { verifiedTokens } = core.memory;
  const known = verifiedTokens.recall(token);
  if (known !== undefined) return holds(core, known) ? known : undefined;
  const verified = await verifyAccessToken(core, token);
  if (verified !== undefined) verifiedTokens.remember(token, verified);
  return verified;
}

/** What may change about a token after it was verified: the time, and its key. */
function holds({ keys, now }: Installation, { keyId, expiresAt }: VerifiedToken): boolean {
  const at = now();
  const seconds = Math.floor(at.getTime() / 1000) - CLOCK_TOLERANCE_SECONDS;
  return expiresAt > seconds && keys.publicKey(keyId, at) !== undefined;
}

async function verifyAccessToken(
  core: Installation,
  token: string,
): Promise<VerifiedToken | undefined> {
  if (!isCanonical(token)) return undefined;
  try {
    const { payload, protectedHeader } = await jwtVerify(
      token,
      async (header) => {
        const key = await core.keys.findPublicKey(header.kid ?? '', core.now());
        if (key === undefined) throw new Error('unknown key');
        return key;
      },
      {
        algorithms: [SIGNING_ALGORITHM],
        issuer: core.config.appUrl,
        audience: core.config.audience,
        typ: TOKEN_TYPE,
        requiredClaims: ['exp', 'iat', 'sub', 'sid', 'jti'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: core.now(),
      },
    );
    const { sub, sid, exp } = payload;
    if (typeof sub !== 'string' || typeof sid !== 'string' || exp === undefined) return undefined;
    return { userId: sub, sessionId: sid, expiresAt: exp, keyId: protectedHeader.kid ?? '' };
  } catch (error) {
    // Whether there is such a key is not known then.
    if (isUnavailable(error)) throw error;
    return undefined;
  }
}

/** Three parts, each spelled the one way that base64url has: no padding, no loose bits at the end. */
function isCanonical(token: string): boolean {
  const parts = token.split('.');
  return (
    parts.length === 3 &&
    parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
  );
}
