import { newEmail } from '@rolecall/testkit/people';
import { afterAll, expect, test } from 'vitest';
import { startWithResend } from './resend-account.ts';

const { server, admin, taken, logOf, written, report, stop } = await startWithResend();
afterAll(stop);

const detailsOf = (id: string) => admin.users.get.query({ id });

/** What becomes of the next email to someone. */
async function nextMail(id: string, email: string) {
  await server.client().auth.forgotPassword.mutate({ email });
  const find = async () => (await logOf(id)).find(({ kind }) => kind === 'reset-password');
  await expect.poll(async () => (await find())?.status).toMatch(/sent|suppressed/);
  return find();
}

test('a delivered mail is marked, and others go on', async () => {
  const { id, email, mailId } = await written();
  expect(await report('delivered', mailId, email)).toBe(204);
  expect(await logOf(id)).toMatchObject([{ status: 'sent', delivery: 'delivered' }]);
  expect((await detailsOf(id)).mailStop).toBeNull();
  expect(await nextMail(id, email)).toMatchObject({ status: 'sent', delivery: null });
});

test.each([
  ['bounced', 'Permanent', /bounced/],
  ['complained', undefined, /spam/],
] as const)('an email that %s gets no more mails until it changes', async (type, bounce, says) => {
  const { id, email, mailId } = await written();
  expect(await report(type, mailId, email, bounce)).toBe(204);
  const { mailStop } = await detailsOf(id);
  expect(mailStop?.reason).toBe(type);
  // Once more, and an older report that comes late.
  expect(await report(type, mailId, email, bounce)).toBe(204);
  expect(await report('delivered', mailId, email)).toBe(204);
  expect((await detailsOf(id)).mailStop).toEqual(mailStop);
  expect(await logOf(id)).toMatchObject([{ delivery: type }]);

  const suppressed = { status: 'suppressed', lastError: expect.stringMatching(says) };
  expect(await nextMail(id, email)).toMatchObject(suppressed);
  // Also what an admin asks for, which is counted elsewhere.
  await admin.users.sendPasswordReset.mutate({ id });
  await expect
    .poll(async () => (await logOf(id)).every(({ status }) => status !== 'queued'))
    .toBe(true);
  expect(taken.filter((to) => to === email)).toHaveLength(1);

  const other = newEmail();
  await admin.users.update.mutate({ id, email: other });
  expect((await detailsOf(id)).mailStop).toBeNull();
  await server.client().auth.forgotPassword.mutate({ email: other });
  await expect.poll(() => taken).toContain(other);
});

test('a full mailbox is marked, and stops nothing', async () => {
  const { id, email, mailId } = await written();
  expect(await report('bounced', mailId, email, 'Transient')).toBe(204);
  expect(await logOf(id)).toMatchObject([{ delivery: 'bounced' }]);
  expect(await nextMail(id, email)).toMatchObject({ status: 'sent' });
});

test('a report about an email that the user has left stops nothing', async () => {
  const { id, email, mailId } = await written();
  await admin.users.update.mutate({ id, email: newEmail() });
  expect(await report('bounced', mailId, email, 'Permanent')).toBe(204);
  expect((await detailsOf(id)).mailStop).toBeNull();
});
