import { goto, preloadData } from '$app/navigation';
import { sayFailure } from './ui/say-failure.ts';

/** Navigates only once the page has loaded; if it can't be loaded, stays on this page and says why. */
export function createOpening() {
  let wanted = $state<string>();

  return {
    /** Whether it is on its way. */
    get isPending() {
      return wanted !== undefined;
    },
    /**
     * Of several, the last that was asked for counts.
     * @param replace whether it replaces the current history entry
     */
    async open(href: string, replace: boolean): Promise<void> {
      wanted = href;
      const loaded = await preloadData(href);
      if (wanted !== href) return;
      wanted = undefined;
      if (loaded.type === 'error') return sayFailure(loaded.error);
      await goto(href, { replace, reset: false });
    },
  };
}
