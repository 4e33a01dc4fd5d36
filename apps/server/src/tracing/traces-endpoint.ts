import type { Env } from '../env.ts';

/**
 * Where traces are sent; undefined where they are not. Source:
 * opentelemetry.io/docs/specs/otel/protocol/exporter, "Endpoint URLs for OTLP/HTTP".
 */
export function tracesEndpoint(env: Env): string | undefined {
  const { otelDisabled, otlpTracesEndpoint, otlpEndpoint } = env;
  if (otelDisabled === 'true') return undefined;
  return otlpTracesEndpoint ?? (otlpEndpoint && `${otlpEndpoint.replace(/\/+$/, '')}/v1/traces`);
}
