import type { Fetch } from '../call-options.ts';
import { RolecallError } from '../rolecall-error.ts';
import { baseUrl } from '../transport/base-url.ts';
import { type Identity, noteIdentity } from './identity.ts';
import { createKeySet } from './key-set.ts';
import {
  type ExpressMiddleware,
  expressMiddleware,
  type HonoMiddleware,
  honoMiddleware,
} from './middleware.ts';
import { readToken } from './read-token.ts';
import { createSessionCheck } from './session-check.ts';

export type CheckOptions = {
  /**
   * Asks Rolecall whether the session still stands, at most once a second for each. Otherwise a
   * token is good until it expires, whatever became of its session.
   */
  strict?: boolean | undefined;
};

export type VerifierOptions = CheckOptions & {
  /** Rolecall's `APP_URL`. */
  issuer: string;
  /** Rolecall's `JWT_AUDIENCE`: `rolecall` unless it was set. */
  audience: string;
  /** Where Rolecall is reached from here, where that is not the issuer. */
  url?: string | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch | undefined;
};

export type Verifier = {
  /**
   * Whom an access token speaks for.
   * @throws RolecallError UNAUTHENTICATED, SESSION_EXPIRED (strict), UNREACHABLE, TIMEOUT, BAD_RESPONSE
   */
  verify: (token: string, options?: CheckOptions) => Promise<Identity>;
  /** A middleware for Hono: `identityOf(c)` then says who asks. */
  hono: (options?: CheckOptions) => HonoMiddleware;
  /** A middleware for Express: `identityOf(req)` then says who asks. */
  express: (options?: CheckOptions) => ExpressMiddleware;
};

/**
 * Checks the access tokens of a Rolecall server. Makes no request until it is asked to.
 * @throws RolecallError INVALID_URL
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const { audience, fetch = (url, init) => globalThis.fetch(url, init) } = options;
  const issuer = baseUrl(options.issuer);
  const url = baseUrl(options.url ?? options.issuer);
  const keys = createKeySet(url, fetch);
  const checkSession = createSessionCheck({ url, fetch });

  async function verify(token: string, { strict = options.strict }: CheckOptions = {}) {
    const identity = await readToken(token, keys, { issuer, audience });
    return strict ? checkSession(identity, token) : identity;
  }

  const checkOf = (how?: CheckOptions) => async (request: object, header: string | undefined) =>
    noteIdentity(request, await verify(bearerOf(header), how));

  return {
    verify,
    hono: (how) => honoMiddleware(checkOf(how)),
    express: (how) => expressMiddleware(checkOf(how)),
  };
}

function bearerOf(header: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (token !== undefined) return token;
  throw new RolecallError('UNAUTHENTICATED', 'Send an access token: Authorization: Bearer …', {
    status: 401,
  });
}
