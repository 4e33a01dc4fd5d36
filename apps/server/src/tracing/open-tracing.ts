import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { OpenSpan, SpanStart, Trace } from '@rolecall/db/trace';
import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { createProvider } from './create-provider.ts';
import { noteError, openSpan } from './open-span.ts';

export type Tracing = Trace & {
  /** Runs what answers a request in a span, below the one that `traceparent` names. Source: W3C Trace Context. */
  request<T>(start: SpanStart, headers: Headers, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** Sends the remaining spans, within a bounded time. */
  stop(): Promise<void>;
};

/** How long the last spans may take to leave, in milliseconds: the drain has nine seconds in all. */
const FLUSH_MS = 2_000;
const propagator = new W3CTraceContextPropagator();

/** Creates spans and exports them. The current span follows the asynchronous work, request by request. */
export function openTracing(env: Env, endpoint: string, logger: Logger): Tracing {
  const provider = createProvider(env, endpoint, logger);
  const tracer = provider.getTracer('rolecall');
  const current = new AsyncLocalStorage<Context>();

  async function run<T>(
    { name, attributes = {} }: SpanStart,
    kind: SpanKind,
    parent: Context,
    work: (span: OpenSpan) => Promise<T>,
  ): Promise<T> {
    const span = tracer.startSpan(name, { kind, attributes }, parent);
    try {
      return await current.run(trace.setSpan(parent, span), () => work(openSpan(span)));
    } catch (error) {
      noteError(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  const kindOf = ({ kind }: SpanStart) => (kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL);
  const span: Trace['span'] = (start, work) =>
    run(start, kindOf(start), current.getStore() ?? ROOT_CONTEXT, work);
  return {
    span,
    detail: (start, work) => (isSampled(current.getStore()) ? span(start, work) : work(NO_SPAN)),
    bind: (work) => {
      const context = current.getStore();
      return context === undefined ? work : (...args) => current.run(context, () => work(...args));
    },
    traceparent: () => {
      const carrier: { traceparent?: string } = {};
      propagator.inject(current.getStore() ?? ROOT_CONTEXT, carrier, {
        set: (_, name, value) => void Object.assign(carrier, { [name]: value }),
      });
      return carrier.traceparent;
    },
    request: (start, headers, work) => {
      const parent = propagator.extract(ROOT_CONTEXT, headers, {
        // What else a caller says of the trace would go to the collector as it is.
        get: (from, name) => (name === 'traceparent' ? (from.get(name) ?? undefined) : undefined),
        keys: () => ['traceparent'],
      });
      return run(start, SpanKind.SERVER, parent, work);
    },
    stop: async () => {
      const flushed = provider.shutdown().catch(() => undefined);
      await Promise.race([flushed, Bun.sleep(FLUSH_MS)]);
    },
  };
}

const NO_SPAN: OpenSpan = { add: () => {}, rename: () => {}, fail: () => {} };

function isSampled(context: Context | undefined): boolean {
  if (context === undefined) return false;
  const { traceFlags = TraceFlags.NONE } = trace.getSpanContext(context) ?? {};
  return (traceFlags & TraceFlags.SAMPLED) !== 0;
}
