import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import { describeError } from '../describe-error.ts';
import type { Env } from '../env.ts';
import { VERSION } from '../version.ts';

/** How many spans wait to be sent; more are dropped, so that a collector that is away costs nothing. */
const QUEUE_LIMIT = 4_096;
const SEND_EVERY_MS = 1_000;

type TracingEnv = Pick<
  Env,
  'otlpHeaders' | 'otelServiceName' | 'otelResourceAttributes' | 'otelSampler' | 'otelSamplerArg'
>;

/** Creates the provider that exports spans to `endpoint` in batches, in the background. */
export function createProvider(env: TracingEnv, endpoint: string, logger: Logger): TracerProvider {
  const exporter = new OTLPTraceExporter({ url: endpoint, headers: env.otlpHeaders });
  const processor = new BatchSpanProcessor({
    exporter: warningOfLoss(exporter, logger),
    maxQueueSize: QUEUE_LIMIT,
    scheduledDelayMillis: SEND_EVERY_MS,
  });
  return new TracerProvider({
    resource: resourceOf(env),
    sampler: samplerOf(env),
    spanProcessors: [processor],
  });
}

/** Warns once when traces are lost, and again only after some were exported. */
function warningOfLoss(exporter: OTLPTraceExporter, logger: Logger): SpanExporter {
  let wasLost = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const isLost = result.code !== ExportResultCode.SUCCESS;
        if (isLost && !wasLost) logger.warn(describeError(result.error), 'traces cannot be sent');
        wasLost = isLost;
        done(result);
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}

function resourceOf({ otelServiceName, otelResourceAttributes: more }: TracingEnv): Resource {
  const name = otelServiceName ?? more['service.name'] ?? 'rolecall';
  const own = { 'service.version': VERSION, ...more, 'service.name': name };
  return defaultResource().merge(resourceFromAttributes(own));
}

function samplerOf({ otelSampler, otelSamplerArg }: TracingEnv): Sampler {
  const [, root] = /^(?:parentbased_)?(.*)$/.exec(otelSampler) ?? [];
  const sampler =
    root === 'traceidratio'
      ? new TraceIdRatioBasedSampler(otelSamplerArg)
      : root === 'always_off'
        ? new AlwaysOffSampler()
        : new AlwaysOnSampler();
  return otelSampler.startsWith('parentbased_')
    ? new ParentBasedSampler({ root: sampler })
    : sampler;
}
