import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseUnavailableError } from './errors.ts';
import { openRemote, type Remote } from './remote.ts';
import { type Replica, type ReplicaConfig, startReplica } from './replica.ts';
import { startProxy, type TestProxy } from './testing-proxy.ts';
import { startLibsqlServer, type TestLibsqlServer } from './testing-server.ts';

const HOUR_MS = 3_600_000;
const RECOVERY = { timeout: 30_000 };

let folder: string;
let path: string;
let server: TestLibsqlServer;
let network: TestProxy;
let primary: Remote;
let started: Replica[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-replica-'));
  path = join(folder, 'replica.db');
  server = await startLibsqlServer();
  network = await startProxy(server.url);
  primary = openRemote({ url: server.url, timeoutMs: 10_000 });
  await write('create table things (name text)');
  await insert(1);
});
afterEach(async () => {
  for (const replica of started) await replica.stop();
  started = [];
  primary.close();
  await network.close();
  server.resume();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

const write = (...sqls: string[]) =>
  primary.transaction(async (run) => {
    for (const sql of sqls) await run(sql, [], 'run');
  }, Date.now() + 5_000);

const insert = (count: number) =>
  write(...Array.from({ length: count }, () => "insert into things values ('thing')"));

function start(config: Partial<ReplicaConfig> = {}): Replica {
  const replica = startReplica({ path, url: network.url, everyMs: 50, ...config });
  started.push(replica);
  return replica;
}

/** What a connection of its own finds in the replica's file. */
function read(sql = 'select count(*) from things'): unknown {
  const db = new Database(path);
  try {
    return db.prepare(sql).raw().get();
  } finally {
    db.close();
  }
}

/** The programs that a process has started. */
async function childrenOf(pid: number): Promise<number[]> {
  const text = await new Response(Bun.spawn(['ps', '-A', '-o', 'pid=,ppid=']).stdout).text();
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return rows.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('steps by itself, and new tables come too', async () => {
  const replica = start();
  await replica.ready;
  expect(read()).toEqual([1]);
  await insert(1);
  await write('create table others (name text)');
  await vi.waitFor(() => expect(read('select count(*) from others')).toEqual([0]), RECOVERY);
  expect(read()).toEqual([2]);
  expect(replica.isFresh()).toBe(true);
});

test('steps at once when it is asked to, however long it would rest', async () => {
  const replica = start({ everyMs: HOUR_MS });
  await replica.ready;
  for (let count = 2; count < 12; count++) {
    await insert(1);
    await Promise.all([replica.sync(), replica.sync(), replica.sync()]);
    expect(read()).toEqual([count]);
  }
});

test('is stale once its last step is two seconds old', async () => {
  const replica = start({ everyMs: HOUR_MS });
  await replica.ready;
  expect(replica.isFresh()).toBe(true);
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 2_000);
  expect(replica.isFresh()).toBe(false);
  clock.mockRestore();
});

describe('with the primary out of reach', () => {
  const faults: [string, () => unknown, () => unknown][] = [
    ['paused', () => server.pause(), () => server.resume()],
    ['cut off', () => network.cut(), () => network.pass()],
    ['half-open', () => network.halfOpen(), () => network.pass()],
  ];

  test.each(faults)(
    '%s: nothing waits, the file stays readable, and it catches up by itself',
    async (_, breakIt, mendIt) => {
      const replica = start({ stepLimitMs: 1_000 });
      await replica.ready;
      await breakIt();
      let beats = 0;
      const heart = setInterval(() => beats++, 10);
      await vi.waitFor(() => expect(beats).toBeGreaterThan(250), RECOVERY);
      clearInterval(heart);
      expect(replica.isFresh()).toBe(false);
      await replica.sync();
      expect(replica.isFresh()).toBe(false);
      expect(read()).toEqual([1]);
      await mendIt();
      await insert(1);
      await vi.waitFor(() => expect(replica.isFresh()).toBe(true), RECOVERY);
      await replica.sync();
      expect(read()).toEqual([2]);
    },
  );

  test('a start without a file fails', async () => {
    network.halfOpen();
    const replica = start({ stepLimitMs: 200 });
    await expect(replica.ready).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });

  test.each([
    ['cut off', () => network.cut()],
    ['half-open', () => network.halfOpen()],
  ])('a start while it is %s goes on with the file of an earlier run', async (_, breakIt) => {
    const earlier = start();
    await earlier.ready;
    await earlier.stop();
    await breakIt();
    const replica = start({ stepLimitMs: 2_000 });
    await replica.ready;
    expect(replica.isFresh()).toBe(false);
    expect(read()).toEqual([1]);
    await network.pass();
    await vi.waitFor(() => expect(replica.isFresh()).toBe(true), RECOVERY);
  });

  test('slow answers do not matter', async () => {
    network.delay(100);
    const replica = start();
    await replica.ready;
    await insert(1);
    await vi.waitFor(() => expect(read()).toEqual([2]), RECOVERY);
    expect(replica.isFresh()).toBe(true);
  });
});

describe('a file that is not whole', () => {
  /** A large enough replica that most of it is in the file itself. */
  async function makeReplica(): Promise<void> {
    await write(`insert into things with recursive n (i) as (
      select 1 union all select i + 1 from n where i < 20000) select hex(randomblob(100)) from n`);
    const earlier = start();
    await earlier.ready;
    await earlier.stop();
  }
  const remove = (...ends: string[]) => {
    for (const end of ends) rmSync(path + end, { force: true });
  };
  const spoil = () => {
    remove('-wal', '-shm');
    writeFileSync(path, 'x'.repeat(50_000));
  };

  test.each<[string, () => void]>([
    ['is empty', () => truncateSync(path, 0)],
    ['is missing', () => remove('')],
    ['is missing with all but its index', () => remove('', '-wal', '-shm')],
    ['has lost its index', () => remove('-client_wal_index', '-info')],
    ['is no database', spoil],
    ['has a log that is none', () => writeFileSync(`${path}-wal`, 'y'.repeat(50_000))],
    ['was left by an interrupted first step', () => remove('-primary')],
  ])('which %s is made anew', async (_, damage) => {
    await makeReplica();
    damage();
    const replica = start();
    await replica.ready;
    await replica.sync();
    expect(read()).toEqual([20_001]);
    expect(read('pragma quick_check')).toEqual(['ok']);
  });

  test('says so when it was in use', async () => {
    await makeReplica();
    spoil();
    const onReplaced = vi.fn(() => expect(read()).toEqual([20_001]));
    await network.cut();
    const replica = start({ onReplaced });
    await replica.ready;
    expect(onReplaced).not.toHaveBeenCalled();
    await network.pass();
    await vi.waitFor(() => expect(replica.isFresh()).toBe(true), RECOVERY);
    expect(onReplaced).toHaveBeenCalledOnce();
  });

  test('which belongs to another primary is made anew', async () => {
    await makeReplica();
    const replica = start({ url: server.url });
    await replica.ready;
    expect(read()).toEqual([20_001]);
  });

  test('never comes of being killed in a step', async () => {
    for (let round = 0; round < 15; round++) {
      const replica = start({ everyMs: 0 });
      await Promise.race([replica.ready, Bun.sleep(round * 20)]);
      await Promise.race([insert(500), Bun.sleep(5 + round * 3)]);
      await replica.stop();
    }
    const replica = start();
    await replica.ready;
    const { rows } = await primary.read('select count(*) from things', [], 'get');
    await replica.sync();
    expect(read()).toEqual(rows);
    expect(read('pragma integrity_check')).toEqual(['ok']);
  });
});

describe('the program that takes the steps', () => {
  test('ends with the replica', async () => {
    const before = await childrenOf(process.pid);
    const replica = start();
    await replica.ready;
    const [own = 0] = (await childrenOf(process.pid)).filter((pid) => !before.includes(pid));
    expect(isRunning(own)).toBe(true);
    await replica.stop();
    expect(isRunning(own)).toBe(false);
  });

  test.each([
    ['at rest', () => {}],
    ['in a step that hangs', () => network.halfOpen()],
  ])('does not outlive a server that was killed, %s', async (_, breakIt) => {
    const replicaModule = fileURLToPath(new URL('./replica.ts', import.meta.url));
    const program = `
      const { startReplica } = await import(${JSON.stringify(replicaModule)});
      const replica = startReplica(${JSON.stringify({ path, url: network.url, everyMs: 10 })});
      await replica.ready;
      console.log('ready');
      setInterval(() => {}, 1000);`;
    const parent = Bun.spawn([process.execPath, '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await parent.stdout.getReader().read();
    const [child = 0] = await childrenOf(parent.pid);
    expect(isRunning(child)).toBe(true);
    breakIt();
    await Bun.sleep(100);
    parent.kill('SIGKILL');
    await parent.exited;
    await vi.waitFor(() => expect(isRunning(child)).toBe(false), RECOVERY);
    expect(existsSync(path)).toBe(true);
  });

  test('is started again when it was killed', async () => {
    const before = await childrenOf(process.pid);
    const replica = start();
    await replica.ready;
    const [own = 0] = (await childrenOf(process.pid)).filter((pid) => !before.includes(pid));
    process.kill(own, 'SIGKILL');
    await vi.waitFor(() => expect(isRunning(own)).toBe(false), RECOVERY);
    await replica.sync();
    await insert(1);
    await vi.waitFor(() => expect(read()).toEqual([2]), RECOVERY);
    expect(replica.isFresh()).toBe(true);
  });
});
