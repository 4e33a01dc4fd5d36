import type { Fetch } from '../src/call-options.ts';
import { createRolecallKit } from '../src/sveltekit/create-rolecall-kit.ts';
import type { KitEvent } from '../src/sveltekit/event.ts';
import type { KitSession } from '../src/sveltekit/kit-session.ts';

type SetCookie = { name: string; value: string; secure: boolean; httpOnly: boolean };

/** A browser with its cookies, at an app whose pages below `/app` take a sign-in. */
export function openBrowser(url: string, fetch?: Fetch) {
  const protect = (event: KitEvent) => event.url.pathname.startsWith('/app');
  const kit = createRolecallKit({ url, fetch, protect });
  const jar = new Map<string, string>();
  const set: SetCookie[] = [];
  async function visit(
    path: string,
    run: (session: KitSession) => Promise<unknown> = async () => undefined,
    headers: Record<string, string> = { accept: 'text/html' },
  ) {
    const locals: { rolecall?: KitSession } = {};
    const event = {
      cookies: {
        get: (name: string) => jar.get(name),
        set: (name: string, value: string, how: { secure: boolean; httpOnly: boolean }) => {
          set.push({ name, value, secure: how.secure, httpOnly: how.httpOnly });
          jar.set(name, value);
        },
        delete: (name: string) => void jar.delete(name),
      },
      locals,
      request: new Request(`https://app.example.com${path}`, { headers }),
      url: new URL(`https://app.example.com${path}`),
      isDataRequest: false,
    };
    return kit.handle({
      event,
      resolve: async ({ locals: { rolecall } }) =>
        Response.json((rolecall && (await run(rolecall))) ?? null),
    });
  }
  return { jar, set, visit };
}
