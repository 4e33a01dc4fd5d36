import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { HttpEnv } from './types.ts';

const ROUTINE = new Set(['/livez', '/readyz', '/metrics']);

/** Whether a program asks for it every few seconds, to see how this one is. */
export const isRoutine = (path: string): boolean => ROUTINE.has(path);

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
