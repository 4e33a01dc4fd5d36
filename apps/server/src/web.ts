import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import type { HttpEnv } from './http/types.ts';

/** What the web app's build exports: SvelteKit's server and the folder of its static files. */
type WebBuild = {
  clientDir: string;
  server: {
    init(options: { env: Record<string, string> }): Promise<void>;
    respond(
      request: Request,
      options: {
        getClientAddress: () => string;
        platform: { api: CallApi };
      },
    ): Promise<Response>;
  };
};

type CallApi = (request: Request) => Promise<Response>;

/** Answers a page's request; `callApi` answers the web app's own API calls without a socket. */
export type WebApp = (c: Context<HttpEnv>, callApi: CallApi) => Promise<Response>;

const BUILD = fileURLToPath(new URL('../../web/build/index.js', import.meta.url));
const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Loads the built web app into this process.
 * @param appUrl the address people type: SvelteKit compares a form's origin with it
 * @returns `undefined` when the web app has not been built, which leaves the API alone
 */
export async function loadWeb(appUrl: string): Promise<WebApp | undefined> {
  if (!existsSync(BUILD)) return undefined;
  const { server, clientDir }: WebBuild = await import(BUILD);
  await server.init({ env: { API_URL: appUrl } });

  return async (c, callApi) => {
    const asset = await staticAsset(clientDir, c);
    if (asset !== undefined) return asset;
    const { pathname, search } = new URL(c.req.url);
    const headers = new Headers(c.req.raw.headers);
    headers.set('x-request-id', c.var.info.id);
    const url = `${appUrl}${pathname.replace(/^\/+/, '/')}${search}`;
    const request = new Request(url, { ...bodyOf(c), method: c.req.method, headers });
    return server.respond(request, {
      getClientAddress: () => c.var.info.address,
      platform: { api: callApi },
    });
  };
}

function bodyOf(c: Context<HttpEnv>): RequestInit {
  return c.req.raw.body === null ? {} : { body: c.req.raw.body };
}

const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
];

/** A static file, in the smallest form that the client takes. */
async function staticAsset(folder: string, c: Context<HttpEnv>): Promise<Response | undefined> {
  const { path } = c.req;
  const file = join(folder, path);
  if (path.endsWith('/') || !file.startsWith(folder + sep)) return undefined;
  const asset = Bun.file(file);
  if (!(await asset.exists())) return undefined;
  const headers = {
    'content-type': asset.type,
    'cache-control': path.startsWith('/_app/immutable/') ? IMMUTABLE : 'public, max-age=3600',
    vary: 'accept-encoding',
  };
  const accepted = c.req.header('accept-encoding') ?? '';
  for (const { name, suffix } of ENCODINGS) {
    const compressed = Bun.file(file + suffix);
    if (new RegExp(`\\b${name}\\b`).test(accepted) && (await compressed.exists())) {
      return new Response(compressed, { headers: { ...headers, 'content-encoding': name } });
    }
  }
  return new Response(asset, { headers });
}
