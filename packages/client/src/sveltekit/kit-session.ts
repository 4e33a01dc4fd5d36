import type { AuthLoginInput, AuthRegisterInput, Registered, SignedIn, User } from '../api.ts';
import type { Rolecall } from '../create-rolecall.ts';
import { isCode } from '../rolecall-error.ts';

/** Whoever sent a request, as `event.locals.rolecall`. */
export type KitSession = Pick<Rolecall, 'api' | 'getAccessToken'> & {
  /** Whether there are tokens. `user()` says whether they still stand. */
  readonly signedIn: boolean;
  /** The account, asked for once in a request; `undefined` when no one is signed in any more. */
  user: () => Promise<User | undefined>;
  /** Signs in and sets the cookie: in an action or an endpoint. */
  login: (input: AuthLoginInput) => Promise<SignedIn>;
  /** Signs up, and in where the server does not want the email verified first. */
  register: (input: AuthRegisterInput) => Promise<Registered>;
  /** Ends the session and deletes the cookie. */
  logout: () => Promise<void>;
};

type KitSessionDeps = {
  /** The client of the cookie that came, or one that is signed out. */
  current: Rolecall;
  /** Makes a client for a new cookie, which `keep` sets. */
  renew: () => Promise<{ rolecall: Rolecall; keep: () => void }>;
  forget: () => void;
};

/** The session of one request: starts as its cookie says, and changes with a sign-in or sign-out. */
export function createKitSession({ current, renew, forget }: KitSessionDeps): KitSession {
  let rolecall = current;
  let asked: Promise<User | undefined> | undefined;

  function use(next: Rolecall): void {
    rolecall = next;
    asked = undefined;
  }

  /** A new cookie for each sign-in: one that someone planted before is worth nothing. */
  async function signIn<T>(run: (client: Rolecall) => Promise<T>): Promise<T> {
    const next = await renew();
    const result = await run(next.rolecall);
    if (next.rolecall.signedIn) {
      next.keep();
      // Whoever was signed in before is not any more, as far as that can be told now.
      await rolecall.logout().catch(() => undefined);
      use(next.rolecall);
    }
    return result;
  }

  return {
    get api() {
      return rolecall.api;
    },
    get signedIn() {
      return rolecall.signedIn;
    },
    getAccessToken: (options) => rolecall.getAccessToken(options),
    user: () => {
      asked ??= accountOf(rolecall);
      return asked;
    },
    login: (input) => signIn((client) => client.login(input)),
    register: (input) => signIn((client) => client.register(input)),
    logout: async () => {
      asked = undefined;
      forget();
      await rolecall.logout();
    },
  };
}

async function accountOf(rolecall: Rolecall): Promise<User | undefined> {
  if (!rolecall.signedIn) return undefined;
  try {
    return await rolecall.api.user.me.query();
  } catch (error) {
    if (isCode(error, 'UNAUTHENTICATED', 'SESSION_EXPIRED')) return undefined;
    throw error;
  }
}
