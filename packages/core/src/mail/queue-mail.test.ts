import { afterEach, beforeEach, expect, test } from 'vitest';
import { queueMail } from './queue-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
beforeEach(async () => {
  outbox = await createTestOutbox();
});
afterEach(() => outbox.remove());

/** Queues by the types alone; never runs. */
export const typed = (...[ctx, tx]: Parameters<typeof queueMail>) => [
  queueMail(ctx, tx, 'role-changed', 'usr_1', { role: 'user' }),
  queueMail(ctx, tx, 'verify-email', ['usr_1', 'usr_2']),
  queueMail(ctx, tx, 'invitation', { userId: 'usr_1', email: 'ada@example.com' }),
  queueMail(ctx, tx, 'invitation', 'usr_1', { inviter: 'Ada Admin' }),
  // @ts-expect-error A change of role says which.
  queueMail(ctx, tx, 'role-changed', 'usr_1'),
  // @ts-expect-error There is no such role.
  queueMail(ctx, tx, 'role-changed', 'usr_1', { role: 'owner' }),
  // @ts-expect-error Nothing else is told.
  queueMail(ctx, tx, 'role-changed', 'usr_1', { role: 'user', device: 'curl' }),
  // @ts-expect-error These are the details of another kind.
  queueMail(ctx, tx, 'new-sign-in', 'usr_1', { role: 'user' }),
  // @ts-expect-error It has none.
  queueMail(ctx, tx, 'verify-email', 'usr_1', { role: 'user' }),
  // @ts-expect-error There is no such kind.
  queueMail(ctx, tx, 'birthday', 'usr_1'),
];

test('one, some and no recipients get a job each', async () => {
  const { core, ctx, user } = outbox;
  const other = await outbox.addUser();
  const queueTo = (to: Parameters<typeof queueMail>[3]) =>
    core.db.transaction((tx) => queueMail(ctx, tx, 'role-changed', to, { role: 'admin' }));
  await queueTo([]);
  expect(await outbox.jobs()).toEqual([]);
  await queueTo(user.id);
  const [single] = await outbox.jobs();
  await queueTo([user.id, other.id]);
  await queueTo({ userId: other.id, email: 'elsewhere@example.com' });
  const { id: _id, ...job } = single ?? {};
  expect(job).toEqual({
    kind: 'role-changed',
    userId: user.id,
    email: null,
    details: { role: 'admin' },
    status: 'queued',
    eventId: null,
    heldUntil: null,
    attempts: 0,
    createdAt: core.now(),
    dueAt: core.now(),
    leasedUntil: null,
    sentAt: null,
    sentTo: null,
    providerId: null,
    delivery: null,
    lastError: null,
  });
  const rest = (await outbox.jobs()).filter(({ id }) => id !== single?.id);
  expect(rest.map(({ id: _, ...same }) => same)).toEqual(
    expect.arrayContaining([
      job,
      { ...job, userId: other.id },
      { ...job, userId: other.id, email: 'elsewhere@example.com' },
    ]),
  );
});

test('without details nothing is stored of them', async () => {
  await outbox.core.db.transaction((tx) =>
    queueMail(outbox.ctx, tx, 'verify-email', outbox.user.id),
  );
  expect((await outbox.jobs())[0]?.details).toBeNull();
});

test('a link supersedes the earlier ones of all its recipients', async () => {
  const { core, ctx, user } = outbox;
  const [second, third] = [await outbox.addUser(), await outbox.addUser()];
  for (const { id } of [user, second, third]) {
    await core.db.transaction((tx) => queueMail(ctx, tx, 'invitation', id, { inviter: 'Ada' }));
  }
  await core.db.transaction((tx) => queueMail(ctx, tx, 'invitation', [user.id, second.id]));
  const superseded = (await outbox.jobs()).filter(({ status }) => status === 'superseded');
  expect(superseded.map(({ userId }) => userId).sort()).toEqual([user.id, second.id].sort());
});
