import type { CallOptions } from '../call-options.ts';
import type { RolecallStorage } from '../storage.ts';
import { isRecord } from '../transport/read-response.ts';
import { type Endpoint, sendCall } from '../transport/send-call.ts';
import { startTimeLimit } from '../transport/time-limit.ts';
import { holdTokens, isTokens } from './held-tokens.ts';
import type { TokenStore } from './token-store.ts';

type SignInDeps = { endpoint: Endpoint; store: TokenStore; storage: RolecallStorage; key: string };

/**
 * Makes the calls that sign someone in, and keeps what they give: the tokens, and the secret by
 * which Rolecall knows this device the next time. That one outlives a sign-out.
 */
export function createSignIn({ endpoint, store, storage, key }: SignInDeps) {
  return async (path: string, input: object, options: CallOptions): Promise<unknown> => {
    const limit = startTimeLimit(options);
    const deviceToken = await storage.getItem(key);
    const known = typeof deviceToken === 'string' ? { deviceToken, ...input } : input;
    const result = await sendCall(endpoint, { path, method: 'mutate', input: known }, limit);
    if (!isRecord(result)) return result;
    if (typeof result.deviceToken === 'string') await storage.setItem(key, result.deviceToken);
    if (isTokens(result.tokens)) await store.save(holdTokens(result.tokens));
    return result;
  };
}
