import { createRolecall, type Rolecall, type RolecallOptions } from '../create-rolecall.ts';
import { putLast } from '../put-last.ts';
import { memoryStorage, type RolecallStorage } from '../storage.ts';
import { createCookies, newSessionId, storageKeyOf } from './cookies.ts';
import type { KitEvent, KitHandle } from './event.ts';
import { createKitSession, type KitSession } from './kit-session.ts';
import { nextPath } from './next-path.ts';
import { refused, toLogin } from './refuse.ts';

export type RolecallKitOptions = Pick<RolecallOptions, 'url' | 'fetch'> & {
  /** Where the server keeps the tokens; in memory when left out: the last 20,000 sessions, until a restart. */
  storage?: RolecallStorage | undefined;
  /** The cookie. Default: `rolecall`, with `__Host-` before it on https. */
  cookie?: string | undefined;
  /** How long a browser keeps the cookie, in seconds. Default: 30 days, as long as a session lives. */
  maxAge?: number | undefined;
  /** What only those who are signed in may see. Default: nothing. */
  protect?: ((event: KitEvent) => boolean) | undefined;
  /** Where others are sent. Default: `/login`. */
  loginPath?: string | undefined;
};

export type RolecallKit = {
  /** The hook: `export const handle = kit.handle`. Sets `event.locals.rolecall`. */
  handle: KitHandle;
  /** Where to go after signing in: what was asked for before, if it is a page of this app. */
  nextPath: (url: URL) => string;
};

const MONTH_SECONDS = 30 * 24 * 60 * 60;
/** Clients that are kept, so that the requests of one browser refresh together. */
const CLIENTS_MAX = 1_000;
/** Sessions that are kept in memory, of about 2 kB each, where no storage is given. */
const SESSIONS_MAX = 20_000;

/**
 * Sign-in for a SvelteKit app that keeps its users' tokens on its server, behind a cookie of its own.
 * @throws RolecallError INVALID_URL
 */
export function createRolecallKit(options: RolecallKitOptions): RolecallKit {
  const { url, fetch, storage = memoryStorage(SESSIONS_MAX), loginPath = '/login' } = options;
  const cookies = createCookies(options.cookie ?? 'rolecall', options.maxAge ?? MONTH_SECONDS);
  const clients = new Map<string, Rolecall>();
  const signedOut = createRolecall({ url, fetch });

  function clientOf(storageKey: string): Rolecall {
    const client = clients.get(storageKey) ?? createRolecall({ url, fetch, storage, storageKey });
    putLast(clients, storageKey, client, CLIENTS_MAX);
    return client;
  }

  async function open(event: KitEvent): Promise<KitSession> {
    const id = cookies.readSession(event);
    const current = id === undefined ? signedOut : clientOf(await storageKeyOf(id));
    await current.ready;
    return createKitSession({
      current,
      renew: async () => {
        const newId = newSessionId();
        const storageKey = await storageKeyOf(newId);
        const withDevice = deviceStorage(storage, storageKey, event);
        const rolecall = createRolecall({ url, fetch, storage: withDevice, storageKey });
        return { rolecall, keep: () => cookies.writeSession(event, newId) };
      },
      forget: () => cookies.clearSession(event),
    });
  }

  /** The secret by which Rolecall knows a browser belongs in that browser. */
  function deviceStorage(tokens: RolecallStorage, key: string, event: KitEvent): RolecallStorage {
    return {
      ...tokens,
      getItem: (name) => (name === key ? tokens.getItem(name) : cookies.readDevice(event)),
      setItem: (name, value) =>
        name === key ? tokens.setItem(name, value) : cookies.writeDevice(event, value),
    };
  }

  const handle: KitHandle = async ({ event, resolve }) => {
    const session = await open(event);
    Object.assign(event.locals, { rolecall: session });
    if (options.protect?.(event) !== true) return resolve(event);
    try {
      if ((await session.user()) !== undefined) return resolve(event);
      return toLogin(event, loginPath);
    } catch (error) {
      return refused(error);
    }
  };

  return { handle, nextPath };
}
