import type { Lanes, ReadLanes } from './lanes.ts';
import type { RunStatement } from './statement.ts';
import type { SpanStart, Trace } from './trace.ts';

const TEXT_LENGTH = 2_000;

/** The same lanes, with a span around each statement and each transaction of what is traced. */
export function tracedLanes(lanes: Lanes, trace: Trace): Lanes {
  const traced =
    (lane: string, run: RunStatement): RunStatement =>
    (...statement) =>
      trace.detail(spanOf(lane, statement[0]), () => run(...statement));
  const tracedReads = (reads: ReadLanes): ReadLanes => ({
    lookup: traced('lookup', reads.lookup),
    readFor: (caller) => traced('read', reads.readFor(caller)),
    readConsistentFor: (caller) => traced('consistent read', reads.readConsistentFor(caller)),
  });
  return {
    ...lanes,
    ...tracedReads(lanes),
    atPrimary: lanes.atPrimary && tracedReads(lanes.atPrimary),
    primary: () => {
      const run = lanes.primary();
      return run && traced('primary', run);
    },
    write: {
      ...lanes.write,
      transaction: (work, options) => {
        const askedAt = performance.now();
        const name = 'transaction';
        return trace.detail({ name, attributes: { 'rolecall.lane': 'write' } }, (span) => {
          // The writer runs it when its turn comes, which another request may have started.
          const inTurn = trace.bind((run: RunStatement) => {
            span.add({ 'rolecall.waited_ms': Math.round(performance.now() - askedAt) });
            return work(traced('write', run));
          });
          return lanes.write.transaction(inTurn, options);
        });
      },
    },
  };
}

/** The text has placeholders where the values go. Source: OpenTelemetry's conventions for databases. */
function spanOf(lane: string, sql: string): SpanStart {
  const operation = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const table = /\b(?:from|into|update)\s+"?(\w+)/i.exec(sql)?.[1];
  return {
    name: table === undefined ? operation : `${operation} ${table}`,
    kind: 'client',
    attributes: {
      'db.system.name': 'sqlite',
      'db.operation.name': operation,
      'db.query.text': sql.slice(0, TEXT_LENGTH),
      'rolecall.lane': lane,
      ...(table !== undefined && { 'db.collection.name': table }),
    },
  };
}
