import type { RequestInfo } from '@rolecall/core/context';
import type { Logger } from 'pino';

/** What comes with a request besides the request itself: from the socket, or from our own web app. */
export type Bindings = {
  /** The IP at the other end of the socket. */
  peerIp?: string | undefined;
  /** Its port, which tells connections from the same IP apart. */
  peerPort?: number | undefined;
  /** Set by the web app's in-process calls: the browser's request, already judged. */
  onBehalfOf?: RequestInfo | undefined;
  /** Beside `onBehalfOf`: the URL that the browser asked for. */
  askedUrl?: string | undefined;
};

/** Hono's types for our app: what comes in, and what middleware hands on. */
export type HttpEnv = {
  Bindings: Bindings;
  Variables: {
    info: RequestInfo;
    logger: Logger;
    /** The page that answered, such as `/admin/users/[id]`. */
    page?: string | undefined;
  };
};
