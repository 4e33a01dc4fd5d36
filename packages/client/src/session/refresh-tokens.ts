import type { Refreshed } from '../api.ts';
import { isCode, RolecallError } from '../rolecall-error.ts';
import { isRecord } from '../transport/read-response.ts';
import { type Endpoint, sendCall } from '../transport/send-call.ts';
import { startTimeLimit } from '../transport/time-limit.ts';
import { unexpectedResponse } from '../transport/unexpected-response.ts';
import { type HeldTokens, holdTokens, isTokens } from './held-tokens.ts';
import type { TokenStore } from './token-store.ts';

/**
 * Rolecall answers the same refresh token again for 10 s: within them a refresh whose response was
 * lost is tried again. Later the token would count as stolen.
 */
const GRACE_MS = 9_000;
const ATTEMPT_MS = 4_000;
const PAUSES_MS = [200, 1_000, 3_000];

/** Trades refresh tokens, one at a time however many calls wait for it. */
export function createRefresher(endpoint: Endpoint, store: TokenStore) {
  let running: Promise<HeldTokens> | undefined;
  return (stale: HeldTokens): Promise<HeldTokens> => {
    running ??= refresh(endpoint, store, stale).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function refresh(
  endpoint: Endpoint,
  store: TokenStore,
  stale: HeldTokens,
): Promise<HeldTokens> {
  const held = await store.load();
  if (held === undefined) throw new RolecallError('UNAUTHENTICATED', 'Sign in to continue.');
  if (!isSame(held, stale)) return held;
  let fresh: HeldTokens;
  try {
    fresh = await withinGrace(() => trade(endpoint, held.tokens.refreshToken));
  } catch (error) {
    const now = await store.load();
    if (now !== undefined && !isSame(now, held)) return now;
    if (isCode(error, 'UNAUTHENTICATED', 'SESSION_EXPIRED')) await store.clear();
    throw error;
  }
  const now = await store.load();
  // Signed out, or in as someone else, while the response was on its way.
  if (now === undefined) throw new RolecallError('UNAUTHENTICATED', 'Sign in to continue.');
  if (!isSame(now, held)) return now;
  await store.save(fresh);
  return fresh;
}

const isSame = (a: HeldTokens, b: HeldTokens) => a.tokens.refreshToken === b.tokens.refreshToken;

async function trade(endpoint: Endpoint, refreshToken: string): Promise<HeldTokens> {
  const call = { path: 'auth.refresh', method: 'mutate', input: { refreshToken } } as const;
  const result = await sendCall(endpoint, call, startTimeLimit({ timeoutMs: ATTEMPT_MS }));
  if (isRefreshed(result)) return holdTokens(result.tokens);
  throw unexpectedResponse(endpoint.url);
}

const isRefreshed = (value: unknown): value is Refreshed =>
  isRecord(value) && isTokens(value.tokens);

async function withinGrace<T>(attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + GRACE_MS;
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pause = PAUSES_MS[tries];
      if (!mayBeLost(error) || pause === undefined || Date.now() + pause > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

const mayBeLost = (error: unknown) =>
  isCode(error, 'UNREACHABLE', 'TIMEOUT', 'UNAVAILABLE', 'BAD_RESPONSE', 'INTERNAL');
