import { afterEach, beforeEach, expect, test } from 'vitest';
import { measureMailQueue } from './measure-mail-queue.ts';
import { queueMail } from './queue-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
beforeEach(async () => {
  outbox = await createTestOutbox();
});
afterEach(() => outbox.remove());

const EMPTY = { queued: 0, retrying: 0, failed: 0, oldestSeconds: 0 };

test('the queue shows what waits, what is tried again and what was given up', async () => {
  const { core, mailer } = outbox;
  expect(await measureMailQueue(core)).toEqual(EMPTY);
  await outbox.queue('verify-email');
  outbox.advance(60);
  expect(await measureMailQueue(core)).toEqual({ ...EMPTY, queued: 1, oldestSeconds: 60 });
  mailer.answer = () => Promise.reject(new Error('away'));
  await outbox.work();
  await outbox.queue('account-deactivated');
  expect(await measureMailQueue(core)).toEqual({
    ...EMPTY,
    queued: 1,
    retrying: 1,
    oldestSeconds: 60,
  });
  mailer.answer = () => Promise.reject(Object.assign(new Error('no'), { isPermanent: true }));
  outbox.advance(60);
  await outbox.work();
  expect(await measureMailQueue(core)).toEqual({ ...EMPTY, failed: 2 });
  mailer.answer = () => Promise.resolve();
  await outbox.queue('account-deactivated');
  await outbox.work();
  expect(await measureMailQueue(core)).toEqual({ ...EMPTY, failed: 2 });
});

test('no more than a thousand of a kind are counted', async () => {
  const { core, ctx, user } = outbox;
  await core.db.transaction(async (tx) => {
    for (let n = 0; n < 1_005; n++) await queueMail(ctx, tx, 'already-registered', user.id);
  });
  expect((await measureMailQueue(core)).queued).toBe(1_000);
});
