import type { Transaction } from '@rolecall/db/database';
import type { Context } from '../context.ts';
import type { AttemptCounter } from '../memory/memory.ts';
import { enterCounter, leaveCounter } from './attempt-counters.ts';
import { countReserved } from './count-uses.ts';
import type { CounterState } from './counter-state.ts';
import type { LimitUse } from './limit-use.ts';
import { peekLimits } from './peek-limits.ts';
import { refuseIfRecentlyRefused, refuseUntilReset, tellLimit } from './recent-refusals.ts';

/** How long an attempt waits for others that hold all places, in milliseconds. */
const WAIT_MS = 5_000;

type Place = { use: LimitUse; counter: AttemptCounter };

/**
 * Runs an attempt that counts only when it fails. Meanwhile it holds a place at each counter, so
 * that of parallel attempts no more run than may fail; one that finds all places held waits.
 * Places are known to this process alone: other nodes learn of a failure when it is counted.
 * @param attempt calls `count` in the transaction that records its failure
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export async function withPlaces<T>(
  ctx: Context,
  uses: LimitUse[],
  attempt: (count: (tx: Transaction) => Promise<void>) => Promise<T>,
): Promise<T> {
  const places = uses.map((use) => ({ use, counter: enterCounter(ctx, use) }));
  try {
    await takePlaces(ctx, places);
    let hasCounted = false;
    try {
      return await attempt((tx) => {
        hasCounted = true;
        return countReserved(ctx, tx, uses);
      });
    } finally {
      for (const { counter } of places) {
        counter.held--;
        if (hasCounted) counter.counted++;
        counter.line.callNext();
      }
    }
  } finally {
    for (const { use, counter } of places) leaveCounter(ctx, use, counter);
  }
}

async function takePlaces(ctx: Context, places: Place[]): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  /** Where a place was just given back to us. */
  let calledAt: AttemptCounter | undefined;
  const isFree = ({ counter, left }: Place & { left: number }) =>
    left > 0 && (counter === calledAt || counter.line.length() === 0);
  const uses = places.map(({ use }) => use);
  try {
    for (;;) {
      refuseIfRecentlyRefused(ctx, uses);
      const before = places.map(({ counter }) => counter.counted);
      const stateOf = await peekBeforeRefusal(ctx, uses);
      // From here on nothing is awaited until the places are taken: no other attempt comes between.
      if (places.some(({ counter }, n) => counter.counted !== before[n])) continue;
      const stands = places.map((place) => standOf(ctx, place, stateOf(place.use)));
      const full = stands.find((place) => !isFree(place));
      if (full === undefined) {
        for (const { counter } of stands) counter.held++;
        for (const { use, left, resetsAt } of stands) tellLimit(ctx, use, left - 1, resetsAt);
        // A success may have given back more places than its own.
        for (const { counter, left } of stands) if (left > 1) counter.line.callNext();
        calledAt = undefined;
        return;
      }
      if (calledAt !== full.counter) calledAt?.line.callNext();
      calledAt = undefined;
      await full.counter.line.wait(deadline - performance.now());
      calledAt = full.counter;
    }
  } finally {
    // Whoever was called and takes no place lets the next one look.
    calledAt?.line.callNext();
  }
}

/** A counter that refuses in a replica may have been cleared on another node: the primary is asked. */
async function peekBeforeRefusal(ctx: Context, uses: LimitUse[]): ReturnType<typeof peekLimits> {
  const { lookup } = ctx.db;
  const primary = ctx.db.atPrimary().lookup;
  const stateOf = await peekLimits(ctx, lookup, uses);
  const now = ctx.now().getTime();
  const refuses = uses.some((use) => stateOf(use).refusesUntil > now);
  return refuses && primary !== lookup ? peekLimits(ctx, primary, uses) : stateOf;
}

/**
 * What is left at a counter beyond the places that others hold.
 * @throws DomainError RATE_LIMITED where it refuses
 */
function standOf(ctx: Context, place: Place, { left, refusesUntil, resetsAt }: CounterState) {
  refuseUntilReset(ctx, place.use, refusesUntil);
  return { ...place, left: left - place.counter.held, resetsAt };
}
