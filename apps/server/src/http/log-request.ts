import type { Context } from 'hono';
import type { Logger } from 'pino';
import { isRoutine } from './is-routine.ts';
import type { HttpEnv } from './types.ts';

/**
 * Logs a response in one line. The path is logged without its query, which may hold a token.
 * @param ms how long the response took
 */
export function logRequest(logger: Logger, c: Context<HttpEnv>, ms: number): void {
  const { method, path } = c.req;
  const level = isRoutine(path) || c.env.onBehalfOf !== undefined ? 'debug' : 'info';
  if (!logger.isLevelEnabled(level)) return;
  const requestId = c.get('info').id;
  logger[level]({ requestId, method, path, status: c.res.status, ms: Math.round(ms) }, 'request');
}
