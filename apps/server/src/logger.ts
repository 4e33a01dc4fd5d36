import { type Logger, pino } from 'pino';
import type { Env } from './env.ts';

/** Structured logs on standard output: everything in production, only trouble elsewhere. */
export function createLogger(env: Pick<Env, 'LOG_LEVEL' | 'NODE_ENV'>): Logger {
  const level = env.LOG_LEVEL ?? (env.NODE_ENV === 'production' ? 'info' : 'warn');
  return pino({ level, base: null });
}
