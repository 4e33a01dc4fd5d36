import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Fetch } from '../call-options.ts';
import { RolecallError } from '../rolecall-error.ts';
import { isRecord } from '../transport/read-response.ts';
import { startTimeLimit } from '../transport/time-limit.ts';
import { unexpectedResponse } from '../transport/unexpected-response.ts';

/** Rolecall publishes a key five minutes before it signs with it. */
const MAX_AGE_MS = 4 * 60_000;
/** How long keys are trusted while Rolecall can't be reached. */
const MAX_STALE_MS = 24 * 60 * 60_000;
/** Tokens with made-up keys must not make us ask on and on. */
const UNKNOWN_KEY_PAUSE_MS = 30_000;
/** Without any keys no one gets in: that is asked more often. */
const NO_KEYS_PAUSE_MS = 1_000;
const TIMEOUT_MS = 5_000;

/** The public keys of Rolecall, kept between tokens and through an outage. */
export function createKeySet(issuer: string, fetch: Fetch): JWTVerifyGetKey {
  let keys: { find: JWTVerifyGetKey; since: number } | undefined;
  let failure: unknown;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  function ask(): Promise<void> {
    if (asking !== undefined) return asking;
    askedAt = Date.now();
    asking = fetchKeys(issuer, fetch)
      .then((set) => {
        keys = { find: createLocalJWKSet(set), since: Date.now() };
        failure = undefined;
      })
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  }
  const mayAsk = (pauseMs: number) => asking !== undefined || Date.now() - askedAt >= pauseMs;
  const ageMs = () => (keys === undefined ? Number.POSITIVE_INFINITY : Date.now() - keys.since);

  return async (header, token) => {
    if (ageMs() > MAX_STALE_MS && mayAsk(NO_KEYS_PAUSE_MS)) await ask();
    if (keys === undefined || ageMs() > MAX_STALE_MS) throw failure;
    if (ageMs() > MAX_AGE_MS && mayAsk(UNKNOWN_KEY_PAUSE_MS)) void ask();
    try {
      return await keys.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (mayAsk(UNKNOWN_KEY_PAUSE_MS)) await ask();
      // It may be a new one that could not be fetched: that is no fault of the token.
      if (failure !== undefined) throw failure;
      return keys.find(header, token);
    }
  };
}

async function fetchKeys(issuer: string, fetch: Fetch): Promise<JSONWebKeySet> {
  const url = `${issuer}/.well-known/jwks.json`;
  const limit = startTimeLimit({ timeoutMs: TIMEOUT_MS });
  try {
    const response = await fetch(url, { redirect: 'manual', signal: limit.signal });
    const set: unknown = await response.json().catch((cause: unknown) => {
      if (limit.signal.aborted) throw cause;
    });
    if (response.ok && isKeySet(set)) return set;
    const { status } = response;
    throw unexpectedResponse(url, { status });
  } catch (error) {
    throw limit.explain(error, (cause) =>
      cause instanceof RolecallError
        ? cause
        : new RolecallError('UNREACHABLE', `${url} can’t be reached.`, { cause }),
    );
  }
}

const isKeySet = (value: unknown): value is JSONWebKeySet =>
  isRecord(value) && Array.isArray(value.keys) && value.keys.every(isRecord);
