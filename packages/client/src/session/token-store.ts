import type { RolecallStorage } from '../storage.ts';
import { type HeldTokens, readHeldTokens } from './held-tokens.ts';

export type TokenStore = ReturnType<typeof createTokenStore>;

/**
 * The tokens, in storage and as last seen there. Storage has the last word: another tab or process
 * may have refreshed them or signed out.
 */
export function createTokenStore(storage: RolecallStorage, key: string) {
  const listeners = new Set<(signedIn: boolean) => void>();
  let seen: HeldTokens | undefined;

  function see(held: HeldTokens | undefined): HeldTokens | undefined {
    const hasChanged = (seen === undefined) !== (held === undefined);
    seen = held;
    if (hasChanged) for (const listener of listeners) listener(held !== undefined);
    return held;
  }

  const kept = storage.getItem(key);
  const isLater = typeof kept === 'object' && kept !== null;
  if (!isLater) see(readHeldTokens(kept));

  const ready = isLater ? kept.then((text) => void see(readHeldTokens(text))) : Promise.resolve();
  // Whoever waits for it is told, and no one has to wait.
  ready.catch(() => {});

  return {
    get signedIn() {
      return seen !== undefined;
    },
    /** Resolves when `signedIn` says what storage says. */
    ready,
    onChange: (listener: (signedIn: boolean) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load: async () => see(readHeldTokens(await storage.getItem(key))),
    save: async (held: HeldTokens) => {
      await storage.setItem(key, JSON.stringify(held));
      see(held);
    },
    clear: async () => {
      await storage.removeItem(key);
      see(undefined);
    },
  };
}
