import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import type { Fetch } from '../src/call-options.ts';
import { createRolecall } from '../src/create-rolecall.ts';
import { memoryStorage } from '../src/storage.ts';

export type RefreshServer = Awaited<ReturnType<typeof startRefreshServer>>;

/** What happens to a refresh on its way. */
type Fate = (send: () => Promise<Response>) => Promise<Response>;

/** A server, and clients whose refreshes can be counted and disturbed. */
export async function startRefreshServer() {
  const server = await startTestServer();
  const fetch: Fetch = (url, init) => {
    const send = () => globalThis.fetch(url, init);
    if (!url.endsWith('/auth.refresh')) return send();
    made.refreshes += 1;
    return made.fates.shift()?.(send) ?? send();
  };
  const connect = (storage = memoryStorage()) =>
    createRolecall({ url: server.url, fetch, storage });
  const made = {
    client: server.client,
    stop: server.stop,
    /** How many there were. */
    refreshes: 0,
    /** What happens to each, in turn; the others go their way. */
    fates: [] as Fate[],
    connect,
    signedUp: async (storage = memoryStorage()) => {
      const rolecall = connect(storage);
      await rolecall.register({ email: newEmail(), password: PASSWORD });
      return rolecall;
    },
    expireAccessTokens: () => server.advance(11 * 60),
  };
  return made;
}
