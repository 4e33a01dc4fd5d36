import type { OpenSpan, SpanStart, Trace } from '@rolecall/db/trace';
import { toDomainError } from './errors.ts';

const OUTCOME = 'rolecall.outcome';

/** Runs work in a span, where there is tracing. */
export function inSpan<T>(
  trace: Trace | undefined,
  start: SpanStart,
  work: () => Promise<T>,
): Promise<T> {
  return trace === undefined ? work() : trace.span(start, work);
}

/** Adds to a span how the work ended. */
async function recordOutcome<T>(span: OpenSpan, run: () => Promise<T>): Promise<T> {
  try {
    const result = await run();
    span.add({ [OUTCOME]: 'OK' });
    return result;
  } catch (error) {
    span.add({ [OUTCOME]: toDomainError(error).code });
    throw error;
  }
}

/** Runs a procedure in a span that says how it ended: OK or an error code. */
export function tracedCall<T>(trace: Trace, procedure: string, run: () => Promise<T>): Promise<T> {
  const attributes = { 'rolecall.procedure': procedure };
  return trace.span({ name: procedure, attributes }, (span) => recordOutcome(span, run));
}

/** The same for a procedure that streams its response: a second span lasts until the stream ends. */
export async function tracedPieces(
  trace: Trace,
  procedure: string,
  run: () => Promise<AsyncGenerator<string>>,
): Promise<AsyncGenerator<string>> {
  const pieces = await tracedCall(trace, procedure, run);
  // The stream is read later, when the request's span has ended.
  const begin = trace.bind(() => openUntilDone(trace, procedure, pieces));
  return piecesWithin(begin, pieces);
}

type Open = { next: () => Promise<IteratorResult<string>>; close: (error?: unknown) => void };

function openUntilDone(trace: Trace, procedure: string, pieces: AsyncGenerator<string>): Open {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let next = () => pieces.next();
  const span = trace.span({ name: `${procedure} stream` }, (open) => {
    next = trace.bind(next);
    return recordOutcome(open, () => promise);
  });
  // The reader of the stream gets the error.
  span.catch(() => undefined);
  return {
    next: () => next(),
    close: (error) => (error === undefined ? resolve() : reject(error)),
  };
}

async function* piecesWithin(begin: () => Open, pieces: AsyncGenerator<string>) {
  const { next, close } = begin();
  try {
    for (let piece = await next(); !piece.done; piece = await next()) yield piece.value;
  } catch (error) {
    close(error);
    throw error;
  } finally {
    close();
    await pieces.return(undefined);
  }
}
