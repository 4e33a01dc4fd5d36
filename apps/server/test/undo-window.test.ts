import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it } from 'vitest';
import { insertMany } from './insert-many.ts';

/** Long enough for a busy machine to do within it what is to be undone. */
const WINDOW = 30;
const server = await startTestServer({ UNDO_SECONDS: String(WINDOW) });
afterAll(() => server.stop());
const admin = await newAdmin(server);
const { users: api, audit } = admin.client.admin;

/** So many people who have an account and a verified email. */
const makePeople = (count: number) =>
  insertMany(server, 'undo', count, { emailVerified: true, passwordHash: 'none' });

/** What became of the mails to some, by how many: `account-deactivated sent`. */
async function mailsOf(ids: string[]) {
  const all = await server.core.db.read.select().from(mailJobs);
  const jobs = all.filter(({ userId }) => ids.includes(userId));
  const counts: Record<string, number> = {};
  for (const { kind, status } of jobs) {
    counts[`${kind} ${status}`] = (counts[`${kind} ${status}`] ?? 0) + 1;
  }
  return counts;
}

const requestOf = async (target: string) => {
  const [event] = (await audit.list.query({ target, perPage: 1 })).items;
  if (event === undefined) throw new Error('Nothing is written down about this user.');
  return event.requestId;
};

/** Waits until the worker is through with what is due: it takes the oldest first. */
async function drainMail() {
  const { email } = await newUser(server);
  await server.client().auth.forgotPassword.mutate({ email });
  await server.mailTo(email, /password/);
}

async function bulk(action: 'deactivate' | 'activate', ids: string[], sendMail?: boolean) {
  const result = await api.bulk.mutate({ action, ids, ...(sendMail === false && { sendMail }) });
  expect(result.succeeded).toBe(ids.length);
  return requestOf(ids[0] ?? '');
}

it('cancels the emails of 72 who are deactivated and restored within the window', async () => {
  const { ids, emails } = await makePeople(72);
  const requestId = await bulk('deactivate', ids);
  server.advance(3);
  await drainMail();
  expect(await mailsOf(ids)).toEqual({ 'account-deactivated queued': 72 });
  expect(await audit.revertRequest.mutate({ requestId })).toMatchObject({
    succeeded: 72,
    emailsCancelled: 72,
    emailsSent: 0,
  });
  server.advance(WINDOW);
  await drainMail();
  expect(await mailsOf(ids)).toEqual({ 'account-deactivated cancelled': 72 });
  for (const email of emails) expect(await server.mailsTo(email, /./)).toEqual([]);
});

it('sends 72 emails after the window, and 72 others when it is undone then', async () => {
  const { ids, emails } = await makePeople(72);
  const requestId = await bulk('deactivate', ids);
  server.advance(WINDOW);
  await poll(
    async () => (await mailsOf(ids))['account-deactivated sent'] === 72 || undefined,
    'The emails did not leave.',
  );
  expect(await audit.revertRequest.mutate({ requestId })).toMatchObject({
    succeeded: 72,
    emailsCancelled: 0,
    emailsSent: 72,
  });
  server.advance(WINDOW);
  for (const email of emails) await server.mailTo(email, /was reactivated/);
  expect(await mailsOf(ids)).toEqual({
    'account-deactivated sent': 72,
    'account-activated sent': 72,
  });
});

it('tells no one where no one was to be told, not by undoing it either', async () => {
  const { ids } = await makePeople(3);
  const requestId = await bulk('deactivate', ids, false);
  server.advance(WINDOW);
  const result = await audit.revertRequest.mutate({ requestId });
  expect(result).toMatchObject({ succeeded: 3, emailsCancelled: 0, emailsSent: 0 });
  await audit.revertRequest.mutate({ requestId: await requestOf(ids[0] ?? '') });
  server.advance(WINDOW);
  await drainMail();
  expect(await mailsOf(ids)).toEqual({});
});

it('tells them when a change that was undone in time is made again', async () => {
  const { ids } = await makePeople(1);
  const [id = ''] = ids;
  await api.setRole.mutate({ id, role: 'admin' });
  await audit.revertRequest.mutate({ requestId: await requestOf(id) });
  expect(await mailsOf(ids)).toEqual({ 'role-changed cancelled': 1 });
  await audit.revertRequest.mutate({ requestId: await requestOf(id) });
  server.advance(WINDOW);
  await poll(
    async () => (await mailsOf(ids))['role-changed sent'] === 1 || undefined,
    'The email did not leave.',
  );
});

it('leaves the email alone where the change can’t be undone', async () => {
  const { ids } = await makePeople(1);
  const [id = ''] = ids;
  await api.deactivate.mutate({ id });
  const requestId = await requestOf(id);
  await api.activate.mutate({ id });
  expect(await audit.revertRequest.mutate({ requestId })).toMatchObject({
    failed: 1,
    emailsCancelled: 0,
    emailsSent: 0,
  });
  expect((await mailsOf(ids))['account-deactivated queued']).toBe(1);
});

it('never sends an email that was reported as cancelled, however close they are', async () => {
  const { ids, emails } = await makePeople(60);
  const requestId = await bulk('deactivate', ids);
  server.advance(WINDOW);
  const { succeeded, emailsCancelled, emailsSent } = await audit.revertRequest.mutate({
    requestId,
  });
  expect(succeeded).toBe(60);
  expect(emailsCancelled + emailsSent).toBe(60);
  server.advance(WINDOW);
  await drainMail();
  const counts = await mailsOf(ids);
  expect(counts['account-deactivated cancelled'] ?? 0).toBe(emailsCancelled);
  expect(counts['account-activated sent'] ?? 0).toBe(emailsSent);
  for (const email of emails) {
    const bad = await server.mailsTo(email, /was deactivated/);
    const good = await server.mailsTo(email, /was reactivated/);
    expect(bad.length).toBeLessThanOrEqual(good.length);
  }
});
