import { type DestinationStream, type Logger, pino } from 'pino';
import type { Env } from './env.ts';

/** What all loggers of the server have in common: `logRequest` writes lines like theirs. */
export const LOGGER_OPTIONS = { base: null } as const;

/** Structured logs on standard output: everything in production, only trouble elsewhere. */
export function createLogger(env: Pick<Env, 'logLevel' | 'nodeEnv'>): Logger {
  const level = env.logLevel ?? (env.nodeEnv === 'production' ? 'info' : 'warn');
  return pino({ ...LOGGER_OPTIONS, level }, onceATurn(pino.destination({ fd: 1, sync: true })));
}

/**
 * Writes the lines of one turn of the event loop together: a write for each costs as much as looking
 * a session up. Whatever ends the process in a way that it notices finds nothing left to write.
 */
export function onceATurn(out: DestinationStream): DestinationStream {
  let lines = '';
  const flush = () => {
    if (lines === '') return;
    const text = lines;
    lines = '';
    out.write(text);
  };
  process.on('exit', flush);
  return {
    write: (line) => {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
}
