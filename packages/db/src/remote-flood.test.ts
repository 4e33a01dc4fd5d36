import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseUnavailableError } from './errors.ts';
import { openRemote } from './remote.ts';
import { startLibsqlServer, type TestLibsqlServer } from './testing-server.ts';

/** What a libSQL server takes at once by default; it answers the next with 429. */
const AT_ONCE = 128;
const READS = 200;

let primary: TestLibsqlServer;
beforeAll(async () => {
  primary = await startLibsqlServer();
});
afterAll(() => primary.remove());

/** Asks as much as a node with many callers: every other statement is a look-up. */
const readsOf = (url: string, timeoutMs: number) => {
  const remote = openRemote({ url, timeoutMs });
  const reads = Array.from({ length: READS }, (_, n) =>
    (n % 2 === 0 ? remote.lookup : remote.read)('select ?', [n], 'get'),
  );
  return Promise.allSettled(reads).finally(() => remote.close());
};

/** A server in front of the primary that `around` lets answer, or not yet. */
const startInFront = (around: (body: string, ask: () => Promise<Response>) => Promise<Response>) =>
  Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const { url, method, headers } = request;
      const body = method === 'GET' ? null : await request.arrayBuffer();
      const target = primary.url + new URL(url).pathname;
      return around(Buffer.from(body ?? new ArrayBuffer(0)).toString('latin1'), () =>
        fetch(target, { method, headers, body, decompress: false }),
      );
    },
  });

test('however much two nodes read at once, the server is asked no more than it takes', async () => {
  let open = 0;
  const counting = startInFront(async (_body, ask) => {
    open++;
    const response =
      open > AT_ONCE ? Response.json({ error: 'too many' }, { status: 429 }) : await ask();
    open--;
    return response;
  });
  const url = `http://127.0.0.1:${counting.port}`;
  const [outcomes, others] = await Promise.all([readsOf(url, 60_000), readsOf(url, 60_000)]);
  expect(outcomes).toEqual(outcomes.map((_, n) => ({ status: 'fulfilled', value: { rows: [n] } })));
  expect(others).toEqual(outcomes);
  await counting.stop(true);
});

test('a look-up is answered while lists take all the requests they may', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const holding = startInFront(async (body, ask) => {
    if (body.includes('as list')) await released;
    return ask();
  });
  const remote = openRemote({ url: `http://127.0.0.1:${holding.port}`, timeoutMs: 60_000 });
  const lists = Array.from({ length: READS }, () => remote.read('select 1 as list', [], 'get'));
  expect(await remote.lookup('select 2', [], 'get')).toEqual({ rows: [2] });
  expect(remote.pendingReads()).toBe(READS);
  release();
  expect(await Promise.all(lists)).toHaveLength(READS);
  remote.close();
  await holding.stop(true);
});

test('those that wait for a server that never answers are told in time', async () => {
  const silent = Bun.serve({ port: 0, fetch: () => new Promise<Response>(() => {}) });
  const outcomes = await readsOf(`http://127.0.0.1:${silent.port}`, 300);
  const reasons = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason);
  expect(reasons.every((reason) => reason instanceof DatabaseUnavailableError)).toBe(true);
  await silent.stop(true);
});
