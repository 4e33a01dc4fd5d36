import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import { isWholeReplica, markWhole, removeReplica } from './replica-files.ts';
import type { FromChild, ToChild } from './replica-messages.ts';

/**
 * A program of its own: keeps a replica in step with its primary until its parent goes away. Opening
 * a replica blocks the thread for as long as a primary takes to answer, without a limit, so a server
 * cannot do it: this program can be killed.
 */

type Order = Extract<ToChild, { kind: 'follow' }>;

const PROBE_MS = 2_000;
const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 1_000;
/** How often a step may fail on the file itself before that is made anew. */
const FILE_TRIES = 3;
const DAMAGED = /SQLITE_CORRUPT|SQLITE_NOTADB|malformed|not a database/;
const ABOUT_THE_FILE = /SQLite error/;

let lastAsk = 0;
let wake = () => {};

/** Rests, unless something is asked for meanwhile. */
async function rest(ms: number, seenAsk: number): Promise<void> {
  if (lastAsk > seenAsk) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  wake = resolve;
  await Promise.race([promise, Bun.sleep(ms)]);
}

const tell = (message: FromChild) => process.send?.(message);

/**
 * Asked first, because it can be given a time limit, and opening a replica cannot.
 * @throws when the primary does not answer, or does not take the token
 */
async function probe({ url, authToken }: Order): Promise<void> {
  const { status } = await fetch(`${url}/v2/pipeline`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authToken === undefined ? {} : { authorization: `Bearer ${authToken}` }),
    },
    body: JSON.stringify({ baton: null, requests: [] }),
    signal: AbortSignal.timeout(PROBE_MS),
  });
  if (status === 401 || status === 403) throw new Error(`HTTP status ${status}`);
}

/** One step, off the thread. The constructor of the asynchronous side throws with `syncUrl`. */
const stepOf = (db: Database.Database): Promise<unknown> => AsyncDatabase.prototype.sync.call(db);

/** Opens the replica and takes steps until one fails. @throws what failed */
async function keepInStep(order: Order, onStep: () => boolean): Promise<never> {
  const { path, url, authToken, everyMs } = order;
  await probe(order);
  tell({ kind: 'stepping' });
  const options: Database.Options & { authToken: string | undefined } = { syncUrl: url, authToken };
  const db = new Database(path, options);
  try {
    for (let isFirst = true; ; isFirst = false) {
      const ask = lastAsk;
      const beganAt = Date.now();
      tell({ kind: 'stepping' });
      await stepOf(db);
      if (isFirst) {
        db.prepare('select count(*) from sqlite_schema').get();
        markWhole(path, url);
      }
      tell({ kind: 'stepped', ask, beganAt, isNewFile: onStep() });
      await rest(everyMs, ask);
    }
  } finally {
    db.close();
  }
}

async function follow(order: Order): Promise<never> {
  let failures = 0;
  let isNewFile = false;
  if (!isWholeReplica(order.path, order.url)) removeReplica(order.path);
  for (;;) {
    try {
      await keepInStep(order, () => {
        const wasNewFile = isNewFile;
        failures = 0;
        isNewFile = false;
        return wasNewFile;
      });
    } catch (error) {
      const message = String(error);
      failures++;
      if (DAMAGED.test(message) || (ABOUT_THE_FILE.test(message) && failures >= FILE_TRIES)) {
        removeReplica(order.path);
        isNewFile = true;
      }
      tell({ kind: 'failed', message });
      await Bun.sleep(Math.min(FIRST_REST_MS * failures, LONGEST_REST_MS));
    }
  }
}

process.on('message', (message: ToChild) => {
  lastAsk = message.ask;
  wake();
  if (message.kind === 'follow') void follow(message);
});
process.on('disconnect', () => process.exit());
// A terminal sends these to the whole group: the server ends this program when it is done.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
