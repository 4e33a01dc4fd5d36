import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);
const { users, audit } = admin.client.admin;
const { invite } = users;

const outcomesOf = ({ items }: { items: { outcome: string }[] }) =>
  items.map(({ outcome }) => outcome);

/** A list with every mistake there is. */
async function mixedList() {
  const known = await newUser(server);
  const waiting = await users.create.mutate({ email: newEmail() });
  const gone = await newUser(server);
  await users.deactivate.mutate({ id: gone.user.id });
  const fresh = [newEmail(), newEmail()];
  const emails = [
    fresh[0] ?? '',
    'nobody',
    known.email.toUpperCase(),
    waiting.email,
    `Grace Hopper <${fresh[1]}>`,
    ` ${fresh[0]} `,
    gone.email,
  ];
  return { emails, fresh, known, waiting };
}

/** What becomes of that list, where those who can be invited are or aren't. */
const outcomesOfMixed = (ofFresh: 'invited' | 'not_invited') => [
  ...[ofFresh, 'invalid', 'has_account', 'already_invited'],
  ...[ofFresh, 'duplicate', 'has_account'],
];

test('each of a list is answered, and those who can be invited are', async () => {
  const { emails, fresh, known, waiting } = await mixedList();
  const result = await invite.mutate({ emails, role: 'user' });
  expect(result).toMatchObject({ succeeded: 2, failed: 5 });
  expect(outcomesOf(result)).toEqual(outcomesOfMixed('invited'));
  expect(result.items.map(({ line, entry }) => [line, entry])).toEqual(
    emails.map((entry, index) => [index + 1, entry]),
  );
  const [first, wrong, member, pending, named] = result.items;
  expect(wrong).toMatchObject({ email: null, userId: null, message: 'Not a valid email.' });
  expect(member).toMatchObject({ email: known.email, userId: known.user.id });
  expect(pending?.userId).toBe(waiting.id);
  const { user } = await users.get.query({ id: named?.userId ?? '' });
  expect(user).toMatchObject({
    email: fresh[1],
    fullName: 'Grace Hopper',
    role: 'user',
    status: 'invited',
  });
  const mail = await server.mailTo(fresh[0] ?? '', /^Ada invited you to Rolecall$/);
  const { user: accepted } = await server
    .client()
    .auth.acceptInvitation.mutate({ token: tokenIn(mail), password: PASSWORD });
  expect(accepted.id).toBe(first?.userId);
  const { items } = await audit.list.query({ target: first?.userId ?? '', action: 'user.created' });
  expect(items).toMatchObject([{ actorId: admin.user.id, after: { role: 'user', invited: true } }]);
});

test('with allOrNone, one mistake keeps everyone from being invited', async () => {
  const { emails, fresh } = await mixedList();
  const before = (await users.list.query({})).total;
  const result = await invite.mutate({ emails, allOrNone: true });
  expect(result).toMatchObject({ succeeded: 0, failed: 7 });
  expect(outcomesOf(result)).toEqual(outcomesOfMixed('not_invited'));
  const known = await invite.mutate({ emails: [fresh[0] ?? '', admin.email], allOrNone: true });
  expect(outcomesOf(known)).toEqual(['not_invited', 'has_account']);
  expect((await users.list.query({})).total).toBe(before);
  expect(await invite.mutate({ emails: fresh, allOrNone: true })).toMatchObject({ succeeded: 2 });
});

test('a hundred at once, whose usernames would be alike, and again', async () => {
  const domain = `${crypto.randomUUID().slice(0, 8)}.example.com`;
  const emails = Array.from({ length: 100 }, (_, n) => `team@d${n}.${domain}`);
  expect(await invite.mutate({ emails, allOrNone: true })).toMatchObject({ succeeded: 100 });
  const { items, total } = await users.list.query({ q: domain, perPage: 100 });
  expect(total).toBe(100);
  expect(new Set(items.map(({ username }) => username)).size).toBe(100);
  const again = await invite.mutate({ emails });
  expect(new Set(outcomesOf(again))).toEqual(new Set(['already_invited']));
  const one = { emails: [...emails, newEmail()] };
  expect(await refusal(invite.mutate(one))).toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: { emails: [expect.stringContaining('100')] },
  });
});

test('lists sent at once invite each once', async () => {
  const emails = Array.from({ length: 30 }, newEmail);
  const results = await Promise.all([1, 2, 3].map(() => invite.mutate({ emails })));
  expect(results.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(30);
});

test('an admin is invited by whoever may make admins', async () => {
  const emails = [newEmail()];
  const { items } = await invite.mutate({ emails, role: 'admin' });
  expect((await users.get.query({ id: items[0]?.userId ?? '' })).user.role).toBe('admin');
  const { client } = await newUser(server);
  expect((await refusal(client.admin.users.invite.mutate({ emails }))).code).toBe('FORBIDDEN');
});

test('what is no list of emails is refused', async () => {
  for (const emails of [[], ['x'.repeat(1_001)]]) {
    expect((await refusal(invite.mutate({ emails }))).code).toBe('VALIDATION_FAILED');
  }
  const odd = ['', '@', 'a@b', '<>', 'a@x.org\nb@x.org', '\u202Eada@x.org', "'; drop table users"];
  expect(new Set(outcomesOf(await invite.mutate({ emails: odd })))).toEqual(new Set(['invalid']));
});

test('lists are limited by the hour', async () => {
  const limits = JSON.stringify({ 'invite.user': { limit: 2 } });
  const own = await startTestServer({ RATE_LIMITS: limits });
  const boss = await newAdmin(own);
  const send = () => boss.client.admin.users.invite.mutate({ emails: [newEmail()] });
  await send();
  await send();
  expect((await refusal(send())).code).toBe('RATE_LIMITED');
  await own.stop();
});
