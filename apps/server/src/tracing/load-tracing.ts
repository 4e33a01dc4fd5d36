import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import type { Tracing } from './open-tracing.ts';

/** Loads OpenTelemetry where traces are to be sent somewhere; otherwise nothing of it is read. */
export async function loadTracing(env: Env, logger: Logger): Promise<Tracing | undefined> {
  const endpoint = endpointOf(env);
  if (endpoint === undefined || env.otelDisabled === 'true') return undefined;
  const { openTracing } = await import('./open-tracing.ts');
  return openTracing(env, endpoint, logger);
}

/** Source: opentelemetry.io/docs/specs/otel/protocol/exporter, "Endpoint URLs for OTLP/HTTP". */
function endpointOf({ otlpTracesEndpoint, otlpEndpoint }: Env): string | undefined {
  return otlpTracesEndpoint ?? (otlpEndpoint && `${otlpEndpoint.replace(/\/+$/, '')}/v1/traces`);
}
