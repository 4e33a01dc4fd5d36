import { setTimeout } from 'node:timers/promises';

/** Waits so long, in milliseconds, or until `signal`. @returns whether it was not interrupted */
export function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return setTimeout(ms, true, { signal }).catch(() => false);
}
