import type {
  AuthLoginInput,
  AuthRegisterInput,
  Registered,
  RolecallApi,
  SignedIn,
  Tokens,
} from './api.ts';
import { apiProxy } from './api-proxy.ts';
import type { CallOptions, Fetch } from './call-options.ts';
import { isCode } from './rolecall-error.ts';
import { createAuthorizedCalls } from './session/authorized-calls.ts';
import { guardedStorage } from './session/guarded-storage.ts';
import { holdTokens } from './session/held-tokens.ts';
import { createSignIn } from './session/sign-in.ts';
import { createTokenStore } from './session/token-store.ts';
import { memoryStorage, type RolecallStorage } from './storage.ts';
import { baseUrl } from './transport/base-url.ts';

export type RolecallOptions = {
  /** Where Rolecall is, such as `https://id.example.com`. */
  url: string;
  /** Where the tokens are kept; in memory when left out. */
  storage?: RolecallStorage | undefined;
  /** What they are kept as. Default: `rolecall`. */
  storageKey?: string | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch | undefined;
};

export type Rolecall = {
  /** Every procedure: `await rolecall.api.user.me.query()`. */
  readonly api: RolecallApi;
  /** Whether there are tokens. The server may have ended their session: the next call tells. */
  readonly signedIn: boolean;
  /** Resolves once `signedIn` is known, which takes storage that answers with a promise. */
  readonly ready: Promise<void>;
  /** Calls `listener` whenever `signedIn` changes. Returns what stops that. */
  onChange: (listener: (signedIn: boolean) => void) => () => void;
  login: (input: AuthLoginInput, options?: CallOptions) => Promise<SignedIn>;
  /** Signs up, and in; where the server wants the email verified first, only up. */
  register: (input: AuthRegisterInput, options?: CallOptions) => Promise<Registered>;
  /** Ends the session and forgets its tokens, these even if the server can't be reached. */
  logout: (options?: CallOptions) => Promise<void>;
  /** An access token for another service that trusts Rolecall, good for 30 s or more. */
  getAccessToken: (options?: CallOptions) => Promise<string>;
  /** Goes on with tokens that came another way, as from `api.auth.login`. */
  setTokens: (tokens: Tokens) => Promise<void>;
};

/**
 * The client of a Rolecall server. Makes no request until it is asked to.
 * @throws RolecallError INVALID_URL, STORAGE_FAILED
 */
export function createRolecall(options: RolecallOptions): Rolecall {
  const { storageKey = 'rolecall' } = options;
  const storage = guardedStorage(options.storage ?? memoryStorage());
  const { fetch = (url, init) => globalThis.fetch(url, init) } = options;
  const endpoint = { url: baseUrl(options.url), fetch };
  const store = createTokenStore(storage, storageKey);
  const calls = createAuthorizedCalls(endpoint, store);
  const signIn = createSignIn({ endpoint, store, storage, key: `${storageKey}.device` });
  if (options.storage !== undefined && 'onstorage' in globalThis) {
    // Another tab signed in or out.
    addEventListener('storage', (event: Event) => {
      if ('key' in event && event.key === storageKey) void store.load();
    });
  }
  return {
    api: apiProxy(calls.call),
    get signedIn() {
      return store.signedIn;
    },
    ready: store.ready,
    onChange: store.onChange,
    login: async (input, how = {}) => asResult<SignedIn>(await signIn('auth.login', input, how)),
    register: async (input, how = {}) =>
      asResult<Registered>(await signIn('auth.register', input, how)),
    logout: async (how = {}) => {
      try {
        const isSignedIn = (await store.load()) !== undefined;
        if (isSignedIn) await calls.call({ path: 'auth.logout', method: 'mutate' }, how);
      } catch (error) {
        if (!isCode(error, 'UNAUTHENTICATED', 'SESSION_EXPIRED')) throw error;
      } finally {
        await store.clear();
      }
    },
    getAccessToken: (how = {}) => calls.accessToken(how),
    setTokens: (tokens) => store.save(holdTokens(tokens)),
  };
}

/** The server validates its results against the schema that the type is printed from. */
const asResult = <T>(result: unknown) => result as T;
