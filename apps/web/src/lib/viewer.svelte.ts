import { createContext, onMount } from 'svelte';
import { keepPreference } from './preferences.ts';

/** Whose eyes the page is for: their time zone, and the time by the server's clock. */
type Viewer = { readonly zone: string; readonly now: string };

const [viewer, setViewer] = createContext<Viewer>();

export { viewer };

const TICK_MS = 30_000;

/**
 * Tells every time on the page the viewer's zone and the hour. The server's page uses the zone of a
 * cookie; the browser, which knows its own, corrects it and keeps the cookie right.
 * @param served what the server said, as a function so that a newer answer counts
 */
export function followViewer(served: () => Viewer): void {
  let zone = $state(served().zone);
  let elapsedMs = $state(0);
  setViewer({
    get zone() {
      return zone;
    },
    get now() {
      return new Date(Date.parse(served().now) + elapsedMs).toISOString();
    },
  });
  onMount(() => {
    zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone !== served().zone) keepPreference('zone', zone);
  });
  $effect(() => {
    void served().now;
    elapsedMs = 0;
    const from = performance.now();
    const timer = setInterval(() => {
      elapsedMs = performance.now() - from;
    }, TICK_MS);
    return () => clearInterval(timer);
  });
}
