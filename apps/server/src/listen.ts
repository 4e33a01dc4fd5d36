import type { Hono } from 'hono';
import { type Env, EnvError } from './env.ts';
import { MAX_FILE_BODY_BYTES } from './http/body-limit.ts';
import { createCors } from './http/cors.ts';
import { refuseTarget, refuseWhileStarting } from './http/early-response.ts';
import type { HttpEnv } from './http/types.ts';
import { codeOf } from './usable-folder.ts';

/** Where the server listens when nobody says. */
export const DEFAULT_PORT = 3000;
const PORTS_TRIED = 20;
const IDLE_SECONDS = 60;

export type Listener = {
  /** Where this process answers, as typed on this machine. */
  localUrl: string;
  /** Answers with `app` from now on; until then every request is told to try again. */
  handle(app: Hono<HttpEnv>): void;
  /** How many requests are being answered: one is, until its last byte has left. */
  inFlight(): number;
  /** Takes no new connections; open ones end with their response. */
  close(): void;
};

/**
 * Takes the port before most of the server is built, so that the URL is known: the next free one
 * when the usual one is taken and no one relies on it.
 * @throws EnvError when no port can be had
 */
export function listen(env: Place & Pick<Env, 'frontendOrigins'>): Listener {
  const cors = createCors(env.frontendOrigins);
  const withCors = (request: Request, refusal: Response) => {
    const response = cors.preflight(request) ?? refusal;
    cors.addTo(response.headers, request.headers.get('origin'));
    return response;
  };
  let app: Hono<HttpEnv> | undefined;
  let isClosing = false;

  const server = serveOnFreePort(env, async (request, peer) => {
    const refusal = refuseTarget(request);
    if (refusal !== undefined) return withCors(request, refusal);
    if (app === undefined) return withCors(request, refuseWhileStarting(request));
    const response = await app.fetch(request, { peerIp: peer?.address, peerPort: peer?.port });
    if (isClosing) response.headers.set('connection', 'close');
    return response;
  });

  return {
    localUrl: `http://localhost:${server.port}`,
    handle: (ready) => {
      // The first match builds the router: no one has to wait for that.
      ready.router.match('GET', '/livez');
      app = ready;
    },
    inFlight: () => server.pendingRequests,
    close: () => {
      isClosing = true;
      void server.stop();
    },
  };
}

type Peer = { address: string; port: number } | null;
type Respond = (request: Request, peer: Peer) => Promise<Response>;

/** Why a place to listen on cannot be had: mostly it is not one of this machine. */
function placeError(host: string, port: number, error: unknown): EnvError {
  const code = codeOf(error);
  return code === 'EACCES' || code === 'EPERM'
    ? new EnvError(
        `PORT ${port} cannot be used by this user (${code}): set PORT to one above 1023, for example 3000.`,
      )
    : new EnvError(
        `HOST ${host} is not a network interface of this machine (${code}): set HOST to one of its IPs, or to 0.0.0.0 for all.`,
      );
}

type Place = Pick<Env, 'port' | 'host' | 'appUrl' | 'nodeEnv'>;

function serveOnFreePort(
  { port: first = DEFAULT_PORT, host, appUrl, nodeEnv }: Place,
  respond: Respond,
) {
  const isProduction = nodeEnv === 'production';
  const mayMove = !isProduction && appUrl === undefined;
  const hostname = host ?? (isProduction ? '0.0.0.0' : '127.0.0.1');
  for (let port = first; ; port++) {
    try {
      return Bun.serve({
        port,
        hostname,
        idleTimeout: IDLE_SECONDS,
        maxRequestBodySize: MAX_FILE_BODY_BYTES,
        fetch: (request, server) => respond(request, server.requestIP(request)),
      });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken) throw placeError(hostname, port, error);
      if (!mayMove || port - first >= PORTS_TRIED) {
        throw new EnvError(`PORT ${port} is taken by another program: set PORT to a free one.`);
      }
    }
  }
}
