import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashOnThread, verifyOnThread } from './hash-threads.ts';
import { createPasswordHasher, type HasherConfig } from './hasher.ts';

// Hashes that take until the test says so: what is tested is who waits for whom.
vi.mock('./hash-threads.ts', async (load) => ({
  ...(await load<typeof import('./hash-threads.ts')>()),
  hashOnThread: vi.fn(),
  verifyOnThread: vi.fn(),
}));

const PARAMETERS = { memoryKib: 19_456, passes: 2, lanes: 1 };
const UNAVAILABLE = { code: 'UNAVAILABLE', retryAfterSeconds: 2 };

type Job = { finish: (result: string) => void; fail: (error: Error) => void };
let jobs: Job[];
beforeEach(() => {
  vi.useFakeTimers();
  jobs = [];
  vi.mocked(hashOnThread).mockImplementation(
    () => new Promise<string>((finish, fail) => jobs.push({ finish, fail })),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.mocked(hashOnThread).mockReset();
  vi.mocked(verifyOnThread).mockReset();
});

const create = (changes: Partial<HasherConfig> = {}) =>
  createPasswordHasher({
    parameters: PARAMETERS,
    concurrency: 2,
    queueLimit: 3,
    waitMs: 2_000,
    ...changes,
  });
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('the pool', () => {
  test('hashes as many at once as it is told, and the rest in the order they came', async () => {
    const hasher = create();
    const done: string[] = [];
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      hasher.hash(name).then(() => done.push(name)),
    );
    await settled();
    expect(vi.mocked(hashOnThread).mock.calls.map(([password]) => password)).toEqual(['a', 'b']);
    for (let n = 0; n < 5; n++) {
      jobs[n]?.finish('phc');
      await settled();
      expect(jobs.length).toBe(Math.min(5, n + 3));
    }
    await Promise.all(all);
    expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('turns away at once when its queue is full, without hashing', async () => {
    const hasher = create({ concurrency: 1, queueLimit: 2 });
    const accepted = [hasher.hash('a'), hasher.hash('b'), hasher.hash('c')];
    await expect(hasher.hash('d')).rejects.toMatchObject(UNAVAILABLE);
    expect(jobs).toHaveLength(1);
    for (let n = 0; n < 3; n++) {
      jobs[n]?.finish('phc');
      await settled();
    }
    await expect(Promise.all(accepted)).resolves.toHaveLength(3);
    const next = hasher.hash('e');
    await settled();
    jobs[3]?.finish('phc');
    await expect(next).resolves.toBe('phc');
  });

  test('lets IPs take turns, so that who sent one waits for one of each other', async () => {
    const hasher = create({ concurrency: 1, queueLimit: 6 });
    const done: string[] = [];
    const from = (ip: string, name: string) =>
      hasher
        .of(ip)
        .hash(name)
        .then(() => done.push(name));
    const all = ['a1', 'a2', 'a3', 'a4'].map((name) => from('192.0.2.1', name));
    all.push(from('192.0.2.2', 'b1'), from('192.0.2.3', 'c1'), from('192.0.2.2', 'b2'));
    for (let n = 0; n < 7; n++) {
      await settled();
      jobs[n]?.finish('phc');
    }
    await Promise.all(all);
    expect(done).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  test('gives the place of the last of the IP that sent most to one that sent few', async () => {
    const hasher = create({ concurrency: 1, queueLimit: 3 });
    const flood = ['a1', 'a2', 'a3', 'a4'].map((name) => hasher.of('192.0.2.1').hash(name));
    const turnedAway = expect(flood[3]).rejects.toMatchObject(UNAVAILABLE);
    const other = hasher.of('192.0.2.2').hash('b1');
    await turnedAway;
    await expect(hasher.of('192.0.2.1').hash('a5')).rejects.toMatchObject(UNAVAILABLE);
    for (let n = 0; n < 4; n++) {
      jobs[n]?.finish('phc');
      await settled();
    }
    await expect(Promise.all([...flood.slice(0, 3), other])).resolves.toHaveLength(4);
    expect(hasher.load()).toEqual({ running: 0, waiting: 0 });
  });

  test('turns away who has waited too long, and lets those be that have begun', async () => {
    const hasher = create({ concurrency: 1 });
    const first = hasher.hash('a');
    const tooLong = expect(hasher.hash('b')).rejects.toMatchObject(UNAVAILABLE);
    await vi.advanceTimersByTimeAsync(1_000);
    const later = hasher.hash('c');
    await vi.advanceTimersByTimeAsync(1_000);
    await tooLong;
    jobs[0]?.finish('phc of a');
    await settled();
    await expect(first).resolves.toBe('phc of a');
    // The place of the one that gave up is not lost: the next in line has it.
    expect(vi.mocked(hashOnThread).mock.calls.map(([password]) => password)).toEqual(['a', 'c']);
    jobs[1]?.finish('phc of c');
    await expect(later).resolves.toBe('phc of c');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('gets its place back from a hash that fails', async () => {
    const hasher = create({ concurrency: 1 });
    const failed = expect(hasher.hash('a')).rejects.toThrow('out of memory');
    const next = hasher.hash('b');
    await settled();
    jobs[0]?.fail(new Error('out of memory'));
    await failed;
    await settled();
    jobs[1]?.finish('phc');
    await expect(next).resolves.toBe('phc');
  });
});

describe('an account that does not exist', () => {
  test('costs one verification with the parameters of today, which cannot succeed', async () => {
    vi.mocked(verifyOnThread).mockResolvedValue(true);
    const hasher = create();
    for (let n = 1; n <= 3; n++) {
      const answer = hasher.verify('guess', null);
      await settled();
      jobs[0]?.finish('dummy phc');
      expect(await answer).toBe(false);
      expect(verifyOnThread).toHaveBeenCalledTimes(n);
      expect(verifyOnThread).toHaveBeenLastCalledWith('dummy phc', 'guess');
    }
    expect(hashOnThread).toHaveBeenCalledTimes(1);
    expect(hashOnThread).toHaveBeenCalledWith(expect.any(String), {
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
    });
  });

  test('takes a place in the pool like any other', async () => {
    vi.mocked(verifyOnThread).mockImplementation(() => new Promise<boolean>(() => {}));
    const hasher = create({ concurrency: 1, queueLimit: 0 });
    const first = hasher.verify('guess', null);
    await settled();
    jobs[0]?.finish('dummy phc');
    await settled();
    expect(verifyOnThread).toHaveBeenCalledTimes(1);
    await expect(hasher.verify('guess', null)).rejects.toMatchObject(UNAVAILABLE);
    await expect(hasher.verify('guess', 'phc')).rejects.toMatchObject(UNAVAILABLE);
    expect(await Promise.race([first, settled().then(() => 'busy')])).toBe('busy');
  });

  test('or one with a hash of another system costs no less than ours', async () => {
    vi.mocked(verifyOnThread).mockResolvedValue(true);
    const hasher = create();
    for (const [stored, standIn] of [
      ['{SSHA}a', null],
      [null, '{SSHA}b'],
    ] as const) {
      vi.mocked(verifyOnThread).mockClear();
      const answer = hasher.verify('guess', stored, standIn);
      await settled();
      jobs[0]?.finish('dummy phc');
      expect(await answer).toBe(stored !== null);
      expect(vi.mocked(verifyOnThread).mock.calls.map(([hash]) => hash)).toEqual([
        stored ?? standIn,
        'dummy phc',
      ]);
    }
  });

  test('is no trouble for ever when its dummy could not be made once', async () => {
    vi.mocked(verifyOnThread).mockResolvedValue(true);
    const hasher = create();
    const failed = expect(hasher.verify('guess', null)).rejects.toThrow('out of memory');
    const known = hasher.verify('guess', 'phc');
    await settled();
    jobs[0]?.fail(new Error('out of memory'));
    await failed;
    expect(await known).toBe(true);
    const next = hasher.verify('guess', null);
    await settled();
    jobs[1]?.finish('dummy phc');
    expect(await next).toBe(false);
    expect(verifyOnThread).toHaveBeenLastCalledWith('dummy phc', 'guess');
  });
});
