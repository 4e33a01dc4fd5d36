/** What a span says of its work: of a bounded set, nothing personal and no secret. */
export type Attributes = Record<string, string | number | boolean>;

/** How a span begins. A `client` asks something outside this program. */
export type SpanStart = { name: string; kind?: 'client'; attributes?: Attributes };

/** A span while its work goes on. */
export type OpenSpan = {
  /** Says what is known only by now. */
  add(attributes: Attributes): void;
  rename(name: string): void;
  /** Marks work that failed without throwing. */
  fail(kind: string): void;
};

/**
 * Spans around work. Without tracing there is no such thing: whoever would open a span asks first, so
 * that it costs nothing (docs/decisions/051).
 */
export type Trace = {
  /** Runs work in a span, below the one that is open. What it throws is noted by its code alone. */
  span<T>(start: SpanStart, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** The same for a detail: where no span is open there is none, so that what polls leaves no trace. */
  detail<T>(start: SpanStart, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** The same function below the span that is open now, for what is called later by a queue. */
  bind<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R;
  /** The open span for a server that is asked, as W3C's `traceparent`; nothing where none is open. */
  traceparent(): string | undefined;
};
