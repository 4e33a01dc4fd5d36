import { type Logger, pino } from 'pino';
import type { Env } from './env.ts';

/** Structured logs on standard output: everything in production, only trouble elsewhere. */
export function createLogger(env: Pick<Env, 'logLevel' | 'nodeEnv'>): Logger {
  const level = env.logLevel ?? (env.nodeEnv === 'production' ? 'info' : 'warn');
  return pino({ level, base: null });
}
