import type { ApiContext } from '@rolecall/api/context';
import { toDomainError } from '@rolecall/core/errors';
import { resolveActor } from '@rolecall/core/session/resolve-actor';
import type { Context } from 'hono';
import { logFault } from './log-fault.ts';
import { isOwnHost } from './own-host.ts';
import type { HttpEnv } from './types.ts';

type Parts = Pick<ApiContext, 'core' | 'listMailbox' | 'onCall' | 'draining'>;

/** What the procedures get to know of a request. Only `Authorization: Bearer` is a credential. */
export function apiContext(parts: Parts, c: Context<HttpEnv>): ApiContext {
  const credential = bearerOf(c.req.header('authorization'));
  const onBackgroundError = (error: unknown) => logFault(c, toDomainError(error));
  return {
    ...parts,
    listMailbox: parts.listMailbox && mailboxOf(parts, c),
    request: c.get('info'),
    resolveActor: (core) => resolveActor(core, credential, onBackgroundError),
    onBackgroundError,
  };
}

/** Only requests to this server by its own name can read its development mailbox. */
function mailboxOf({ core, listMailbox }: Parts, c: Context<HttpEnv>) {
  const isOwn = isOwnHost(c.env.askedUrl ?? c.req.url, core.config.appUrl);
  return isOwn ? listMailbox : undefined;
}

/**
 * The credential of a request: `undefined` where it brings none. A header of another kind gives an
 * empty text, which is no one's: the request is refused, not taken for one of a stranger.
 * Source: RFC 6750 §2.1.
 */
export function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}
