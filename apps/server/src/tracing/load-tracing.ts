import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import type { Tracing } from './open-tracing.ts';
import { tracesEndpoint } from './traces-endpoint.ts';

/** Loads OpenTelemetry where traces are to be sent somewhere; otherwise nothing of it is read. */
export async function loadTracing(env: Env, logger: Logger): Promise<Tracing | undefined> {
  const endpoint = tracesEndpoint(env);
  if (endpoint === undefined) return undefined;
  const { openTracing } = await import('./open-tracing.ts');
  return openTracing(env, endpoint, logger);
}
