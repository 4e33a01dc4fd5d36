import { expect } from 'vitest';
import { z } from 'zod';

const Value = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ intValue: z.number() }).transform(({ intValue }) => intValue),
  z.object({ boolValue: z.boolean() }).transform(({ boolValue }) => boolValue),
]);
const Attributes = z
  .array(z.object({ key: z.string(), value: Value }))
  .transform((pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, value])));
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: Attributes,
  status: z.object({ code: z.number() }),
});
const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});

export type ReceivedSpan = z.output<typeof Span>;

/** A collector of traces that keeps what it is sent. Source: OTLP/HTTP in JSON. */
export function startReceiver() {
  const spans: ReceivedSpan[] = [];
  const requests: { path: string; headers: Headers; text: string }[] = [];
  const resources: Record<string, unknown>[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const text = await request.text();
      requests.push({ path: new URL(request.url).pathname, headers: request.headers, text });
      for (const { resource, scopeSpans } of Sent.parse(JSON.parse(text)).resourceSpans) {
        resources.push(resource.attributes);
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      }
      return Response.json({});
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    spans,
    requests,
    resources,
    /** The spans of one trace, once the last of them, which is its outermost one here, has come. */
    traceOf: async (traceId: string, outermost: string) => {
      const ofTrace = () => spans.filter((span) => span.traceId === traceId);
      await expect.poll(() => ofTrace().map(({ name }) => name)).toContain(outermost);
      return ofTrace();
    },
    stop: () => server.stop(true),
  };
}

/** What a caller says of its trace besides. */
export const CALLERS_STATE = 'what-only-the-caller-knows';

/** A caller's place in a trace of its own. Source: W3C Trace Context, §3.2. */
export function newCaller() {
  const hex = (bytes: number) =>
    Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
  const [traceId, spanId] = [hex(16), hex(8)];
  const traceparent = `00-${traceId}-${spanId}-01`;
  return { traceId, spanId, headers: { traceparent, tracestate: `vendor=${CALLERS_STATE}` } };
}
