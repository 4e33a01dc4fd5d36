import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Installation } from '../context.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { claimMail } from './claim-mail.ts';
import { type MailWorker, startMailWorker } from './mail-worker.ts';
import { queueMail } from './queue-mail.ts';
import { createTestMailer, type TestMailer } from './testing-mailer.ts';

const JOBS = 50;
let installation: TestCore;
let core: Installation;
let mailer: TestMailer;
let workers: MailWorker[];
let faults: unknown[];
beforeEach(async () => {
  installation = await createTestCore();
  core = installation.core;
  mailer = createTestMailer();
  workers = [];
  faults = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await installation.remove();
});

function start(on = core): MailWorker {
  const worker = startMailWorker(on, mailer, {
    pollMs: 1,
    onError: (error) => faults.push(error),
  });
  workers.push(worker);
  return worker;
}

async function queue(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { id } = await installation.addUser();
    await core.db.transaction((tx) => queueMail(installation.ctx, tx, 'verify-email', id));
  }
}

const countSent = () => core.db.read.$count(mailJobs, eq(mailJobs.status, 'sent'));
const untilSent = (count: number) =>
  vi.waitFor(async () => expect(await countSent()).toBe(count), { timeout: 30_000, interval: 5 });

test('a worker sends what is there and what comes later', async () => {
  await queue(3);
  start();
  await untilSent(3);
  await queue(1);
  await untilSent(4);
  expect(mailer.attempts).toHaveLength(4);
  expect(faults).toEqual([]);
});

test('two workers side by side on two nodes send each mail once', async () => {
  await queue(JOBS);
  const node = await installation.openNode();
  start();
  start(node);
  await untilSent(JOBS);
  await Promise.all(workers.map((worker) => worker.stop()));
  const keys = mailer.attempts.map(({ idempotencyKey }) => idempotencyKey);
  expect(keys).toHaveLength(JOBS);
  expect(new Set(keys).size).toBe(JOBS);
  expect(new Set(mailer.attempts.map(({ mail }) => mail.to.email)).size).toBe(JOBS);
  expect(faults).toEqual([]);
});

test('claims made at the same moment never share a mail', async () => {
  await queue(JOBS);
  const node = await installation.openNode();
  for (let left = JOBS; left > 0; ) {
    const claims = await Promise.all([core, node, core, node].map(claimMail));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
    left -= ids.length;
  }
  expect(await claimMail(core)).toEqual([]);
});

test('a worker that is stopped lets its deliveries finish and begins no more', async () => {
  await queue(1);
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  mailer.answer = () => promise;
  const worker = start();
  await expect.poll(() => mailer.attempts).toHaveLength(1);
  let hasStopped = false;
  const stopping = worker.stop().then(() => {
    hasStopped = true;
  });
  await queue(1);
  expect(hasStopped).toBe(false);
  finish();
  await stopping;
  expect(await countSent()).toBe(1);
  expect(mailer.attempts).toHaveLength(1);
});

test('a worker that is stopped waits for all its deliveries, also when one met a fault', async () => {
  await queue(2);
  let reads = 0;
  const broken: Installation = {
    ...core,
    db: {
      ...core.db,
      get lookup() {
        if (++reads === 1) throw new Error('the database is away');
        return core.db.lookup;
      },
    },
  };
  let finish = () => {};
  let slow = '';
  mailer.answer = ({ idempotencyKey }) => {
    slow = idempotencyKey;
    return new Promise((resolve) => {
      finish = resolve;
    });
  };
  const worker = start(broken);
  await expect.poll(() => slow).not.toBe('');
  const stopping = worker.stop().then(() => 'stopped');
  // The fault has been met by now; the slow delivery is still under way.
  expect(await Promise.race([stopping, Bun.sleep(50).then(() => 'waiting')])).toBe('waiting');
  finish();
  await stopping;
  expect(faults).toEqual([new Error('the database is away')]);
  const [job] = await core.db.read.select().from(mailJobs).where(eq(mailJobs.id, slow));
  expect(job?.status).toBe('sent');
});

test('a database that is away is told, and work goes on when it is back', async () => {
  await queue(2);
  let isAway = true;
  const shaky: Installation = {
    ...core,
    db: {
      ...core.db,
      transaction: (work) =>
        isAway ? Promise.reject(new Error('away')) : core.db.transaction(work),
    },
  };
  start(shaky);
  await expect.poll(() => faults.length).toBeGreaterThan(1);
  expect(mailer.attempts).toEqual([]);
  isAway = false;
  await untilSent(2);
  expect(mailer.attempts).toHaveLength(2);
});

test('a provider that is slow with one mail does not keep another worker waiting', async () => {
  await queue(1);
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  mailer.answer = () => promise;
  start();
  await expect.poll(() => mailer.attempts).toHaveLength(1);
  mailer.answer = async () => {};
  await queue(1);
  start(await installation.openNode());
  await untilSent(1);
  finish();
  await untilSent(2);
});
