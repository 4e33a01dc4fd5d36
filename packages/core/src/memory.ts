import type { RememberedCount } from './admin/remembered-counts.ts';
import type { AttemptCounter } from './limit/attempt-counters.ts';
import type { CallCounter } from './limit/count-in-memory.ts';
import type { Turns } from './limit/few-at-once.ts';
import type { LimitName } from './limit/limits.ts';
import type { Refusal } from './limit/refusals.ts';
import type { VerifiedToken } from './session/access-token.ts';
import { createTokenMemory, type TokenMemory } from './session/token-memory.ts';

/** What a process remembers beside its database. Losing it, as a restart does, harms nobody. */
export type Memory = {
  /** What counters have refused, by their key. */
  refusals: Map<string, Refusal>;
  /** Counters that attempts are at just now, by their key. */
  attempts: Map<string, AttemptCounter>;
  /** Sessions whose use is being noted, by their id. */
  touches: Map<string, Promise<void>>;
  /** Calls of each limit that are counted here alone, by who makes them. */
  calls: Map<LimitName, Map<string, CallCounter>>;
  /** Who has lists and searches running, by their id. */
  turns: Map<string, Turns>;
  /** What access tokens say that were verified. */
  verifiedTokens: TokenMemory<VerifiedToken>;
  /** Refusals that are being written into the audit log. */
  denials: Set<Promise<void>>;
  /** How many users filters matched when that was counted last, by the filter. */
  userCounts: Map<string, RememberedCount>;
};

/** How many verified tokens are remembered: some 3 MiB. */
const TOKENS_KEPT = 10_000;

export function createMemory(): Memory {
  return {
    refusals: new Map(),
    attempts: new Map(),
    touches: new Map(),
    calls: new Map(),
    turns: new Map(),
    verifiedTokens: createTokenMemory(TOKENS_KEPT),
    denials: new Set(),
    userCounts: new Map(),
  };
}
