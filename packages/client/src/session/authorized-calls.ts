import type { CallOptions } from '../call-options.ts';
import { isCode, RolecallError } from '../rolecall-error.ts';
import { type Call, type Endpoint, sendCall } from '../transport/send-call.ts';
import { startTimeLimit } from '../transport/time-limit.ts';
import { isFresh } from './held-tokens.ts';
import { createRefresher } from './refresh-tokens.ts';
import type { TokenStore } from './token-store.ts';

/** Makes calls for whoever is signed in, refreshing the tokens when their time has come. */
export function createAuthorizedCalls(endpoint: Endpoint, store: TokenStore) {
  const refresh = createRefresher(endpoint, store);

  /** Waits for the server to refuse a token: this machine's clock need not be right. */
  async function call(call: Call, options: CallOptions): Promise<unknown> {
    const limit = startTimeLimit(options);
    const held = await limit.wait(store.load());
    try {
      return await sendCall(endpoint, call, limit, held?.tokens.accessToken);
    } catch (error) {
      const isRefused = isCode(error, 'UNAUTHENTICATED', 'SESSION_EXPIRED');
      if (held === undefined || !isRefused) throw error;
    }
    // Nothing was done: it was refused before anything ran.
    const { tokens } = await limit.wait(refresh(held));
    return sendCall(endpoint, call, limit, tokens.accessToken);
  }

  async function accessToken(options: CallOptions): Promise<string> {
    const limit = startTimeLimit(options);
    const held = await limit.wait(store.load());
    if (held === undefined) throw new RolecallError('UNAUTHENTICATED', 'Sign in to continue.');
    return (isFresh(held) ? held : await limit.wait(refresh(held))).tokens.accessToken;
  }

  return { call, accessToken };
}
