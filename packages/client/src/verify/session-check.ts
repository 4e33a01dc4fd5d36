import type { User } from '../api.ts';
import { isRecord } from '../transport/read-response.ts';
import { type Endpoint, sendCall } from '../transport/send-call.ts';
import { startTimeLimit } from '../transport/time-limit.ts';
import { unexpectedResponse } from '../transport/unexpected-response.ts';
import type { Identity } from './identity.ts';

const CACHE_MS = 1_000;
const CACHED_MAX = 10_000;
const TIMEOUT_MS = 3_000;

type Asked = { since: number; account: Promise<User> };

/** Asks Rolecall whether a session still stands, and believes the response for a second. */
export function createSessionCheck(endpoint: Endpoint) {
  const asked = new Map<string, Asked>();

  function ask(sessionId: string, token: string): Promise<User> {
    const now = Date.now();
    const before = asked.get(sessionId);
    if (before !== undefined && now - before.since < CACHE_MS) return before.account;
    const account = readAccount(endpoint, token);
    // Oldest first: what is asked anew goes to the end.
    asked.delete(sessionId);
    asked.set(sessionId, { since: now, account });
    for (const [key, { since }] of asked) {
      if (now - since < CACHE_MS && asked.size <= CACHED_MAX) break;
      asked.delete(key);
    }
    return account;
  }

  /** @throws RolecallError SESSION_EXPIRED, or what kept Rolecall from answering */
  return async (identity: Identity, token: string): Promise<Identity> => {
    const user = await ask(identity.sessionId, token);
    return { ...identity, role: user.role, user };
  };
}

async function readAccount(endpoint: Endpoint, token: string): Promise<User> {
  const limit = startTimeLimit({ timeoutMs: TIMEOUT_MS });
  const result = await sendCall(endpoint, { path: 'user.me', method: 'query' }, limit, token);
  if (isUser(result)) return result;
  throw unexpectedResponse(endpoint.url);
}

const isUser = (value: unknown): value is User =>
  isRecord(value) && typeof value.id === 'string' && typeof value.role === 'string';
