import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the web app's build exports: SvelteKit's server and the folder of its static files. */
type WebBuild = {
  clientDir: string;
  server: {
    init(options: { env: Record<string, string> }): Promise<void>;
    respond(
      request: Request,
      options: {
        getClientAddress: () => string;
        platform: {
          api: CallApi;
          logError: (error: unknown) => void;
          nameRoute: (routeId: string | null) => void;
        };
      },
    ): Promise<Response>;
  };
};

export type CallApi = (request: Request) => Promise<Response>;

const BUILD = fileURLToPath(new URL('../../web/build/index.js', import.meta.url));

/**
 * Imports the built web app, once for all calls. It takes the event loop for a while, so it is done
 * before the port is open.
 * @returns `undefined` when the web app has not been built
 */
export async function importWeb(): Promise<WebBuild | undefined> {
  return existsSync(BUILD) ? import(BUILD) : undefined;
}
