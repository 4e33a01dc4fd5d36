import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { previewMail } from './preview-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
beforeEach(async () => {
  outbox = await createTestOutbox();
});
afterEach(() => outbox.remove());

async function preview() {
  const [job] = await outbox.jobs();
  return job && previewMail(outbox.core, job, outbox.user);
}

test('a mail is shown before it has left, and after', async () => {
  const said = { text: expect.stringContaining("You're now an admin.") };
  await outbox.queue('role-changed');
  expect(await preview()).toMatchObject(said);
  outbox.mailer.answer = () => Promise.reject(new Error('once'));
  await outbox.work();
  expect(await preview()).toMatchObject(said);
  outbox.advance(2);
  outbox.mailer.answer = async () => {};
  await outbox.work();
  expect((await outbox.jobs())[0]?.status).toBe('sent');
  expect(await preview()).toMatchObject(said);
});

test.each([
  ['sent before this was kept', { status: 'sent', sentTo: null }],
  ['that lacks its details', { status: 'failed', details: null }],
] as const)('a mail %s is not made up', async (_, values) => {
  await outbox.queue('role-changed');
  await outbox.work();
  await outbox.core.db.transaction((tx) => tx.update(mailJobs).set(values));
  expect(await preview()).toBeNull();
});
