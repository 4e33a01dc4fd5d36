import { base64url, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Role } from '../api.ts';
import { RolecallError } from '../rolecall-error.ts';
import type { Identity } from './identity.ts';

/** Longer than any token of Rolecall: not worth looking at. */
const TOKEN_MAX_LENGTH = 4_096;

type Expected = { issuer: string; audience: string };

/**
 * Whom an access token speaks for, by its signature and claims. Source: RFC 9068, RFC 8725.
 * @throws RolecallError UNAUTHENTICATED, or what kept the keys from being fetched
 */
export async function readToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: Expected,
): Promise<Identity> {
  if (!isCanonical(token)) throw refusal('This is not an access token.');
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...expected,
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub', 'sid', 'jti'],
      clockTolerance: 30,
    });
    const identity = identityIn(payload);
    if (identity !== undefined) return identity;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw refusal(reasonOf(error), error);
  }
  throw refusal('The access token lacks a claim.');
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The access token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The access token is not for this service: check its “${error.claim}”.`;
  }
  return 'The access token is not valid.';
}

const refusal = (message: string, cause?: unknown) =>
  new RolecallError('UNAUTHENTICATED', message, { status: 401, cause });

function identityIn({ sub, sid, jti, role, exp }: JWTPayload): Identity | undefined {
  if (sub === undefined || jti === undefined || exp === undefined) return undefined;
  if (typeof sid !== 'string' || !isRole(role)) return undefined;
  const expiresAt = new Date(exp * 1000);
  return { userId: sub, sessionId: sid, tokenId: jti, role, expiresAt, user: undefined };
}

/** A role that came after this version counts too: it holds no permission that is known here. */
const isRole = (value: unknown): value is Role => typeof value === 'string' && value !== '';

/** Three parts, each spelled the one way that base64url has: a token can't be altered and still hold. */
function isCanonical(token: string): boolean {
  if (token.length > TOKEN_MAX_LENGTH) return false;
  const parts = token.split('.');
  try {
    return parts.length === 3 && parts.every((part) => recoded(part) === part);
  } catch {
    return false;
  }
}

const recoded = (part: string) => base64url.encode(base64url.decode(part));
