import { join } from 'node:path';
import type { Config } from '@rolecall/core/config';
import type { Context } from 'hono';
import { describeError } from './describe-error.ts';
import { acceptedEncoding, compress } from './http/compress.ts';
import type { HttpEnv } from './http/types.ts';
import { type CallApi, importWeb } from './import-web.ts';

/** What the pages know of the settings. */
type WebConfig = Pick<
  Config,
  'appUrl' | 'registration' | 'emailVerification' | 'passwordMinLength'
> & {
  /** Emails are kept here and not sent. */
  keepsMail: boolean;
};

/** Answers a page's request; `callApi` answers the web app's own API calls without a socket. */
export type WebApp = (c: Context<HttpEnv>, callApi: CallApi) => Promise<Response>;

const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Loads the built web app into this process.
 * @param config its `appUrl` is the URL people open: SvelteKit compares a form's origin with it
 * @returns `undefined` when the web app has not been built, which leaves the API alone
 */
export async function loadWeb(config: WebConfig): Promise<WebApp | undefined> {
  const build = await importWeb();
  if (build === undefined) return undefined;
  const { server, clientDir } = build;
  const assets = await listFiles(clientDir);
  const { appUrl, registration, emailVerification, passwordMinLength, keepsMail } = config;
  const env = {
    API_URL: appUrl,
    EMAIL_VERIFICATION: emailVerification,
    PASSWORD_MIN_LENGTH: String(passwordMinLength),
    REGISTRATION: registration,
    LOCAL_MAILBOX: keepsMail ? 'on' : '',
  };
  await server.init({ env });

  return async (c, callApi) => {
    const asset = staticAsset(assets, c);
    if (asset !== undefined) return asset;
    const headers = new Headers(c.req.raw.headers);
    headers.set('x-request-id', c.var.info.id);
    const url = `${appUrl}${c.req.path.replace(/^\/+/, '/')}${queryOf(c.req.url)}`;
    const request = new Request(url, { ...bodyOf(c), method: c.req.method, headers });
    const logError = (error: unknown) => {
      const logger = c.var.logger.child({ requestId: c.var.info.id });
      logger.error(describeError(error), 'unexpected error');
    };
    const nameRoute = (id: string | null) => c.set('page', id?.replace(/\/\([^/]+\)/g, '') || '/');
    const response = await server.respond(request, {
      getClientAddress: () => c.var.info.ip,
      platform: { api: callApi, logError, nameRoute },
    });
    return compress(c.req.raw, response);
  };
}

function bodyOf(c: Context<HttpEnv>): RequestInit {
  return c.req.raw.body === null ? {} : { body: c.req.raw.body };
}

/** As it was sent: the host before it is whatever the client wrote, and may be no host at all. */
function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}

/** The static files by the path they are asked for; what is not among them is not looked for. */
async function listFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of await Array.fromAsync(new Bun.Glob('**/*').scan({ cwd: folder, dot: true }))) {
    files.set(`/${name.replaceAll('\\', '/')}`, join(folder, name));
  }
  return files;
}

const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
];

const READS = new Set(['GET', 'HEAD']);

/** A static file, in the smallest form that the client takes. */
function staticAsset(files: Map<string, string>, c: Context<HttpEnv>): Response | undefined {
  const { path } = c.req;
  const file = files.get(path);
  if (file === undefined || !READS.has(c.req.method)) return undefined;
  const asset = Bun.file(file);
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': path.startsWith('/_app/immutable/') ? IMMUTABLE : 'public, max-age=3600',
    vary: 'accept-encoding',
  };
  const accepted = c.req.header('accept-encoding') ?? null;
  const encoding = acceptedEncoding(
    accepted,
    ENCODINGS.filter(({ suffix }) => files.has(path + suffix)),
  );
  const compressed = encoding && files.get(path + encoding.suffix);
  if (!encoding || !compressed) return new Response(asset, { headers });
  headers['content-encoding'] = encoding.name;
  return new Response(Bun.file(compressed), { headers });
}
