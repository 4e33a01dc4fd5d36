import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseUnavailableError } from './errors.ts';
import { openRemote } from './remote.ts';
import { startLibsqlServer, type TestLibsqlServer } from './testing-server.ts';

/** What a libSQL server takes at once by default; it answers the next with 429. */
const AT_ONCE = 128;
const READS = 500;

let primary: TestLibsqlServer;
beforeAll(async () => {
  primary = await startLibsqlServer();
});
afterAll(() => primary.remove());

const readsOf = (url: string, timeoutMs: number) => {
  const remote = openRemote({ url, timeoutMs });
  const reads = Array.from({ length: READS }, (_, n) => remote.run('select ?', [n], 'get'));
  return Promise.allSettled(reads).finally(() => remote.close());
};

test('however many reads come at once, the server is asked no more than it takes', async () => {
  let open = 0;
  const counting = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      open++;
      try {
        if (open > AT_ONCE) return Response.json({ error: 'too many' }, { status: 429 });
        const url = primary.url + new URL(request.url).pathname;
        const { method, headers } = request;
        const body = method === 'GET' ? null : await request.arrayBuffer();
        return await fetch(url, { method, headers, body, decompress: false });
      } finally {
        open--;
      }
    },
  });
  const outcomes = await readsOf(`http://127.0.0.1:${counting.port}`, 60_000);
  expect(outcomes).toEqual(outcomes.map((_, n) => ({ status: 'fulfilled', value: { rows: [n] } })));
  await counting.stop(true);
});

test('those that wait for a server that never answers are told in time', async () => {
  const silent = Bun.serve({ port: 0, fetch: () => new Promise<Response>(() => {}) });
  const outcomes = await readsOf(`http://127.0.0.1:${silent.port}`, 300);
  const reasons = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason);
  expect(reasons.every((reason) => reason instanceof DatabaseUnavailableError)).toBe(true);
  await silent.stop(true);
});
