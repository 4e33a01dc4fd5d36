import { goto, preloadData } from '$app/navigation';
import { sayFailure } from './ui/say-failure.ts';

/** Leads on where the page can be loaded. Where it can't, this one stays as it is and says why. */
export function createOpening() {
  let wanted = $state<string>();

  return {
    /** Whether it is on its way. */
    get isPending() {
      return wanted !== undefined;
    },
    /** Of several, the last that was asked for counts. @param replace whether it is no step of its own */
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
