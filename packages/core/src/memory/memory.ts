import type { Semaphore } from '@rolecall/db/semaphore';
import type { WaitingLine } from '@rolecall/db/waiting-line';
import type { LimitName } from '../limits.ts';
import { type BoundedMap, createBoundedMap } from './bounded-map.ts';
import { createTokenMemory, type TokenMemory } from './token-memory.ts';

/** How many verified tokens are remembered: some 3 MiB. */
const TOKENS_KEPT = 10_000;
const REFUSALS_KEPT = 10_000;
/** How many people are counted for each limit. */
const COUNTERS_KEPT = 20_000;
const USER_COUNTS_KEPT = 200;

/** What a process remembers beside its database. Losing it, as a restart does, harms no one. */
export type Memory = {
  /** What counters have refused, by their key. */
  refusals: BoundedMap<string, Refusal>;
  /** Counters that attempts are at just now, by their key. */
  attempts: Map<string, AttemptCounter>;
  /** Sessions whose use is being noted, by their id. */
  touches: Map<string, Promise<void>>;
  /** Calls of each limit that are counted here alone, by who makes them. */
  calls: Map<LimitName, BoundedMap<string, CallCounter>>;
  /** Who has lists and searches running, by their id. */
  turns: Map<string, Semaphore>;
  /** What access tokens say that were verified. */
  verifiedTokens: TokenMemory<VerifiedToken>;
  /** Refusals that are being written into the audit log. */
  denials: Set<Promise<void>>;
  /** How many users filters matched when that was counted last, by the filter. */
  userCounts: BoundedMap<string, RememberedCount>;
};

/** Until when a counter refuses, and when that was seen, in milliseconds since 1970. */
export type Refusal = { until: number; seenAt: number };

/** What goes on at one counter in this process. */
export type AttemptCounter = {
  /** How many attempts are here, with or without a place. */
  attempts: number;
  /** How many hold a place: they may still turn out to count. */
  held: number;
  /** How many have counted: what was read of the counter before that is out of date. */
  counted: number;
  /** Those who wait for a place. */
  line: WaitingLine;
};

/** How often someone called in the present window, and when that ends, in milliseconds since 1970. */
export type CallCounter = { uses: number; resetsAt: number };

export type VerifiedToken = {
  userId: string;
  sessionId: string;
  /** Seconds since 1970, the `exp` claim. */
  expiresAt: number;
  keyId: string;
};

/** How many match; where it is not exact, there are more. */
export type Total = { total: number; isExact: boolean };

/** What was counted, and the version of the users it is true of. */
export type RememberedCount = { version: number; total: Total };

export const createCallCounters = (): BoundedMap<string, CallCounter> =>
  createBoundedMap(COUNTERS_KEPT);

export function createMemory(): Memory {
  return {
    refusals: createBoundedMap(REFUSALS_KEPT),
    attempts: new Map(),
    touches: new Map(),
    calls: new Map(),
    turns: new Map(),
    verifiedTokens: createTokenMemory(TOKENS_KEPT),
    denials: new Set(),
    userCounts: createBoundedMap(USER_COUNTS_KEPT),
  };
}
