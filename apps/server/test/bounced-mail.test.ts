import { newEmail, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
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

test('an email that a provider took was sent, and not kept', async () => {
  const { id } = await written();
  const idsOf = async (status: 'sent' | 'kept') =>
    (await admin.mail.list.query({ userId: id, status })).items.map(({ kind }) => kind);
  expect([await idsOf('sent'), await idsOf('kept')]).toEqual([['verify-email'], []]);
  const { checks } = await admin.users.diagnose.query({ id });
  expect(checks.find(({ key }) => key === 'mail')).toMatchObject({ state: 'ok' });
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
  // An admin is told, and nothing is queued.
  const before = await logOf(id);
  for (const send of [admin.users.sendPasswordReset, admin.users.resendVerification]) {
    expect(await refusal(send.mutate({ id }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(says),
    });
  }
  expect(await logOf(id)).toEqual(before);
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

const eventsOf = async (target: string) => (await admin.audit.list.query({ target })).items;

test('an admin resumes emails, which is written down as the stop was', async () => {
  const { id, email, mailId } = await written();
  const { client } = await signIn(server, email);
  await report('complained', mailId, email);
  await report('complained', mailId, email);
  const exported = await client.user.exportData.query();
  expect(exported.mailStops).toMatchObject([{ email, reason: 'complained' }]);

  await admin.users.resumeMail.mutate({ id });
  await admin.users.resumeMail.mutate({ id });
  expect((await detailsOf(id)).mailStop).toBeNull();
  const events = (await eventsOf(id)).filter(({ action }) => action.startsWith('user.mail_'));
  expect(events).toMatchObject([
    { action: 'user.mail_resumed', before: { reason: 'complained' } },
    { action: 'user.mail_stopped', actorKind: 'system', after: { reason: 'complained' } },
  ]);
  // What was said of the email that had left by then comes again, and stops nothing.
  expect(await report('complained', mailId, email)).toBe(204);
  expect((await detailsOf(id)).mailStop).toBeNull();
  expect(await nextMail(id, email)).toMatchObject({ status: 'sent' });
});

test('an invitation to an email that bounced is refused: of who is invited, and of a new one', async () => {
  const email = newEmail();
  const { items } = await admin.users.invite.mutate({ emails: [email] });
  const id = items[0]?.userId ?? '';
  await expect.poll(async () => (await logOf(id)).map(({ status }) => status)).toEqual(['sent']);
  await report('bounced', `re_${taken.lastIndexOf(email)}`, email, 'Permanent');
  const again = await refusal(admin.users.resendInvitation.mutate({ id }));
  expect(again).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/bounced on/),
  });

  await admin.users.update.mutate({ id, email: newEmail() });
  const other = await admin.users.invite.mutate({ emails: [email] });
  expect(other.items).toMatchObject([{ outcome: 'mail_stopped', userId: null }]);
  expect(await refusal(admin.users.create.mutate({ email }))).toMatchObject({
    code: 'CONFLICT',
  });
});
