import { refreshAll } from '$app/navigation';
import { navigating } from '$app/state';
import { isReachable } from './is-reachable.ts';

/**
 * Waits until no page is on its way. What a navigation brings was read when it began: applied after
 * a refresh, it hides what has changed since.
 */
export async function navigationEnded(): Promise<void> {
  // One that is left for another ends in a rejection: it brings nothing.
  await navigating.complete?.catch(() => undefined);
}

/** Loads the data of the page again, so that it shows what has just been changed. */
export async function refreshPage(): Promise<void> {
  await navigationEnded();
  await refreshAll();
}

/**
 * Loads the data of the page again where the server answers. Asked for in vain, it would take the
 * page with it.
 * @returns whether it answered
 */
export async function refreshIfReachable(): Promise<boolean> {
  if (!(await isReachable())) return false;
  await refreshPage();
  return true;
}
