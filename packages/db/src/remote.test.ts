import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseUnavailableError, uniqueViolation } from './errors.ts';
import { openRemote, type Remote } from './remote.ts';
import type { RunStatement } from './statement.ts';
import { startHttpProxy, type TestHttpProxy } from './testing-http-proxy.ts';
import { startProxy, type TestProxy } from './testing-proxy.ts';
import { startLibsqlServer, type TestLibsqlServer } from './testing-server.ts';

const INSERT = 'insert into things (name) values (?)';
const LATER = 5_000;

let server: TestLibsqlServer;
let proxy: TestHttpProxy;
let remote: Remote;
beforeAll(async () => {
  server = await startLibsqlServer();
});
afterAll(() => server.remove());
beforeEach(async () => {
  proxy = startHttpProxy(server.url);
  remote = openRemote({ url: proxy.url, timeoutMs: 10_000 });
  await write((run) => run('drop table if exists things', [], 'run'));
  await write((run) => run('create table things (name text unique)', [], 'run'));
  proxy.countRequests();
});
afterEach(async () => {
  remote.close();
  await proxy.stop();
});

const write = <T>(work: (run: RunStatement) => Promise<T>, waitMs = LATER) =>
  remote.transaction(work, Date.now() + waitMs);

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('It should have failed.'),
    (error: unknown) => error,
  );

async function names(): Promise<unknown[]> {
  const { rows } = await remote.read('select name from things order by name', [], 'all');
  return rows.flat();
}

test('rows come in the shape that drizzle asks for', async () => {
  await write((run) => run(INSERT, ['a'], 'run'));
  const sql = 'select name, 1 as one from things where name = ?';
  expect(await remote.read(sql, ['a'], 'all')).toEqual({ rows: [['a', 1]] });
  expect(await remote.read(sql, ['a'], 'values')).toEqual({ rows: [['a', 1]] });
  expect(await remote.read(sql, ['a'], 'get')).toEqual({ rows: ['a', 1] });
  expect(await remote.read(sql, ['b'], 'get')).toEqual({ rows: undefined });
});

describe('round trips', () => {
  test('a read takes one', async () => {
    await names();
    expect(proxy.countRequests()).toBe(1);
  });

  test('writes that no one reads take one, with the commit', async () => {
    await write(async (run) => {
      for (const name of ['a', 'b', 'c']) await run(INSERT, [name], 'run');
    });
    expect(proxy.countRequests()).toBe(1);
    expect(await names()).toEqual(['a', 'b', 'c']);
  });

  test('each read takes one, with the writes before it, and the commit one more', async () => {
    await write(async (run) => {
      await run(INSERT, ['a'], 'run');
      expect(await run('select name from things', [], 'all')).toEqual({ rows: [['a']] });
      await run(INSERT, ['b'], 'run');
      expect(await run('select count(*) from things', [], 'get')).toEqual({ rows: [2] });
      await run(INSERT, ['c'], 'run');
    });
    expect(proxy.countRequests()).toBe(3);
    expect(await names()).toEqual(['a', 'b', 'c']);
  });

  test('what is asked at once goes at once', async () => {
    const results = await write((run) =>
      Promise.all([1, 2, 3, 4].map((n) => run('select ?', [n], 'get'))),
    );
    expect(results).toEqual([1, 2, 3, 4].map((n) => ({ rows: [n] })));
    expect(proxy.countRequests()).toBe(2);
  });

  test('work that asks for nothing takes none', async () => {
    expect(await write(async () => 'nothing to do')).toBe('nothing to do');
    expect(proxy.countRequests()).toBe(0);
  });
});

describe('a statement that fails', () => {
  beforeEach(() => write((run) => run(INSERT, ['taken'], 'run')));

  test('tells so at the next read when no one waited for it, and ends the transaction', async () => {
    const violations: unknown[] = [];
    const failed = write(async (run) => {
      await run(INSERT, ['a'], 'run');
      await run(INSERT, ['taken'], 'run');
      await run(INSERT, ['b'], 'run');
      const read = await errorOf(run('select name from things', [], 'all'));
      const later = await errorOf(run('select name from things', [], 'all'));
      violations.push(uniqueViolation(read), uniqueViolation(later));
    });
    expect(uniqueViolation(await errorOf(failed))).toBe('things.name');
    expect(violations).toEqual(['things.name', 'things.name']);
    expect(await names()).toEqual(['taken']);
  });

  test('tells so at the commit when nothing was read after it, and nothing is left', async () => {
    const failed = write(async (run) => {
      await run(INSERT, ['a'], 'run');
      await run(INSERT, ['taken'], 'run');
      await run(INSERT, ['b'], 'run');
    });
    expect(uniqueViolation(await errorOf(failed))).toBe('things.name');
    expect(await names()).toEqual(['taken']);
  });

  test('undoes only itself when its result was waited for', async () => {
    await write(async (run) => {
      await run(INSERT, ['a'], 'run');
      const error = await errorOf(run(`${INSERT} returning name`, ['taken'], 'all'));
      expect(uniqueViolation(error)).toBe('things.name');
      await run(INSERT, ['b'], 'run');
    });
    expect(await names()).toEqual(['a', 'b', 'taken']);
  });

  test('is no matter of what was asked at the same time', async () => {
    const ask = (run: RunStatement, name: string) =>
      run(`${INSERT} returning name`, [name], 'get').catch(uniqueViolation);
    const outcomes = await write((run) =>
      Promise.all(['a', 'taken', 'b', 'taken', 'c'].map((name) => ask(run, name))),
    );
    const taken = 'things.name';
    expect(outcomes).toEqual([{ rows: ['a'] }, taken, { rows: ['b'] }, taken, { rows: ['c'] }]);
    expect(await names()).toEqual(['a', 'b', 'c', 'taken']);
  });

  test('leaves the lock free', async () => {
    await errorOf(write((run) => run(`${INSERT} returning name`, ['taken'], 'all')));
    await errorOf(
      write(async (run) => {
        await run(`${INSERT} returning name`, ['a'], 'all');
        throw new Error('changed my mind');
      }),
    );
    await errorOf(
      write((run) =>
        Promise.all([
          run(`${INSERT} returning name`, ['a'], 'all'),
          Promise.reject(new Error('changed my mind at the same time')),
        ]),
      ),
    );
    await write((run) => run(INSERT, ['b'], 'run'));
    expect(await names()).toEqual(['b', 'taken']);
  });
});

describe('while someone else holds the lock', () => {
  /** The server's answer to a batch whose first step met the lock. */
  async function locked(request: Request): Promise<Response> {
    const { requests }: { requests: { type: string; batch: { steps: unknown[] } }[] } =
      await request.json();
    const error = { message: 'database is locked', code: 'SQLITE_BUSY' };
    const results = requests.map(({ type, batch }) => ({
      type: 'ok',
      response:
        type === 'batch'
          ? {
              type,
              result: {
                step_results: batch.steps.map(() => null),
                step_errors: batch.steps.map((_, index) => (index === 0 ? error : null)),
              },
            }
          : { type },
    }));
    return Response.json({ baton: null, base_url: null, results });
  }

  test.each(['run', 'all'] as const)('%s waits, and the work runs once', async (method) => {
    for (let n = 0; n < 3; n++) proxy.answerNext(locked);
    let runs = 0;
    await write(async (run) => {
      runs++;
      await run(`${INSERT} returning name`, ['a'], method);
    });
    expect(runs).toBe(1);
    expect(await names()).toEqual(['a']);
  });

  test('it gives up at its deadline', async () => {
    for (let n = 0; n < 3; n++) proxy.answerNext(locked);
    const failed = write((run) => run(INSERT, ['a'], 'run'), 0);
    expect(await errorOf(failed)).toBeInstanceOf(DatabaseUnavailableError);
    expect(proxy.countRequests()).toBe(1);
  });

  test('a transaction of another node is waited for', async () => {
    const held = Promise.withResolvers<void>();
    const isHeld = Promise.withResolvers<void>();
    const other = write(async (run) => {
      await run(`${INSERT} returning name`, ['a'], 'all');
      isHeld.resolve();
      await held.promise;
    });
    await isHeld.promise;
    const waiting = write((run) => run(INSERT, ['b'], 'run'));
    expect(await names()).toEqual([]);
    held.resolve();
    await Promise.all([other, waiting]);
    expect(await names()).toEqual(['a', 'b']);
  });
});

describe('a server that is away', () => {
  const away = (work: Promise<unknown>) =>
    expect(errorOf(work)).resolves.toBeInstanceOf(DatabaseUnavailableError);
  const insert = (name: string) => write((run) => run(INSERT, [name], 'run'));

  test('in the middle of a transaction fails it, and the next one works', async () => {
    const restarted = write(async (run) => {
      await run(`${INSERT} returning name`, ['a'], 'all');
      await server.stop();
      await server.start();
      await run(`${INSERT} returning name`, ['b'], 'all');
    });
    await away(restarted);
    await insert('c');
    expect(await names()).toEqual(['c']);
  });

  test.each([
    ['an error of a proxy in front of it', () => new Response('upstream', { status: 502 })],
    ['what is no answer of libSQL', () => new Response('<html>')],
  ])('and says so by %s', async (_, answer) => {
    proxy.answerNext(async () => answer());
    await away(names());
    proxy.answerNext(async () => answer());
    await away(insert('a'));
    expect(await names()).toEqual([]);
  });
});

describe('behind a network that fails', () => {
  let network: TestProxy;
  let far: Remote;
  beforeEach(async () => {
    network = await startProxy(server.url);
    far = openRemote({ url: network.url, timeoutMs: 200 });
  });
  afterEach(async () => {
    far.close();
    await network.close();
  });
  const read = () => far.read('select 1', [], 'get');
  const readMany = () => Promise.allSettled(Array.from({ length: 10 }, read));

  test('one that refuses connections is away until it takes them', async () => {
    await read();
    await network.cut();
    await expect(read()).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await expect(far.ping(2_000)).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await network.pass();
    expect(await read()).toEqual({ rows: [1] });
    await far.ping(2_000);
  });

  test('one that takes requests and never answers is away after its time, for writes too', async () => {
    network.halfOpen();
    await expect(read()).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await expect(far.ping(50)).rejects.toBeInstanceOf(DatabaseUnavailableError);
    const work = (run: RunStatement) => run(INSERT, ['a'], 'run');
    const deadline = Date.now() + LATER;
    await expect(far.transaction(work, deadline)).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });

  test('connections that died unnoticed are not asked again once one was', async () => {
    await readMany();
    network.halfOpen();
    await expect(read()).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await network.pass();
    const outcomes = await readMany();
    expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill('fulfilled'));
  });
});
