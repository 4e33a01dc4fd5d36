import { join } from 'node:path';
import { PEERS } from '../peers-folder.ts';
import type { Server } from '../server.ts';
import { cpuMicros, output, untilIdle } from './processes.ts';
import { timed } from './statistics.ts';

const GENERATOR = join(PEERS, 'generator.ts');

/** The share of requests that may fail before the figures mean nothing. */
const MOST_FAILURES = 0.01;

/** What is asked by GET. */
export type Query = { path: string; headers?: Record<string, string> };

export type Load = {
  /** Answers with 2xx a second. */
  perSecond: number;
  /** What the server's process computed for each request, in microseconds. */
  cpu: number;
};

type Options = { connections: number; seconds: number; cores: number[] };

type Report = {
  '2xx': number;
  non2xx: number;
  errors: number;
  timeouts: number;
  duration: number;
  requests: { sent: number };
  statusCodeStats: Record<string, unknown>;
};

/** Asks the same over so many connections, each the next one when it has its response. */
export async function load(
  server: Server,
  { path, headers = {} }: Query,
  { connections, seconds, cores }: Options,
): Promise<Load> {
  const before = cpuMicros(server.pid);
  const text = await output(
    [
      ...[process.execPath, GENERATOR, server.url + path],
      ...[`${connections}`, `${seconds}`, JSON.stringify(headers)],
    ],
    { cores },
  );
  const report: Report = JSON.parse(text);
  const answered = report['2xx'];
  const failed = report.non2xx + report.errors + report.timeouts;
  if (failed > answered * MOST_FAILURES) {
    const codes = Object.keys(report.statusCodeStats).join(', ');
    throw new Error(`${path}: ${failed} of ${failed + answered} requests failed (${codes}).`);
  }
  // The generator leaves when its time is up; what it has sent is worked off all the same.
  await untilIdle(server.pid);
  return {
    perSecond: answered / report.duration,
    cpu: (cpuMicros(server.pid) - before) / report.requests.sent,
  };
}

/**
 * Does the same over and over from this process, `atOnce` times side by side, and counts what
 * succeeds. @throws Error when one of a hundred or more fails
 */
export async function repeat(
  server: Server,
  { atOnce, seconds }: { atOnce: number; seconds: number },
  ask: (worker: number) => Promise<unknown> | undefined,
): Promise<Load> {
  let done = 0;
  const failures: unknown[] = [];
  const before = cpuMicros(server.pid);
  const ms = await timed(() => {
    const end = performance.now() + seconds * 1000;
    const work = async (worker: number) => {
      while (performance.now() < end) {
        try {
          await ask(worker);
          done++;
        } catch (error) {
          failures.push(error);
        }
      }
    };
    return Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)));
  });
  if (failures.length > done * MOST_FAILURES) {
    throw new Error(`${failures.length} of ${failures.length + done} calls failed.`, {
      cause: failures[0],
    });
  }
  return { perSecond: (done / ms) * 1000, cpu: (cpuMicros(server.pid) - before) / done };
}
