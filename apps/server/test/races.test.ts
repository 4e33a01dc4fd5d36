import { REDACTED } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { spyOnChecks } from '@rolecall/testkit/spy-on-checks';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it, vi } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);

/** Holds the write lock until `release`; whatever is asked meanwhile waits for its turn. */
function holdWrites() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holding = server.core.db.transaction(async (tx) => {
    await tx.select().from(users).limit(1);
    await held;
  });
  return { release, holding };
}

it('does not let a write that waited pass for someone who was demoted meanwhile', async () => {
  const second = await newUser(server);
  await admin.client.admin.users.setRole.mutate({ id: second.user.id, role: 'admin' });
  const { client } = await signIn(server, second.email);
  const target = await newUser(server);
  // Mails under way would write, too.
  await server.mailTo(second.email, /role was changed/);
  await server.mailTo(target.email, /Verify/);
  const writes = vi.spyOn(server.core.db, 'transaction');
  const { release, holding } = holdWrites();
  try {
    const demotion = admin.client.admin.users.setRole.mutate({ id: second.user.id, role: 'user' });
    await expect.poll(() => writes.mock.calls.length).toBe(2);
    const promotion = { id: target.user.id, role: 'admin' } as const;
    const late = refusal(client.admin.users.setRole.mutate(promotion));
    await expect.poll(() => writes.mock.calls.length).toBe(3);
    release();
    await Promise.all([holding, demotion]);
    expect((await late).code).toBe('SESSION_EXPIRED');
  } finally {
    release();
    writes.mockRestore();
  }
  expect((await admin.client.user.get.query({ id: target.user.id })).role).toBe('user');
});

it('answers a reader while writes wait, and notes later that the session was used', async () => {
  const { client, email } = await newUser(server);
  await server.mailTo(email, /Verify/);
  const before = await client.user.sessions.query();
  server.advance(61);
  const { release, holding } = holdWrites();
  try {
    expect((await client.user.me.query()).email).toBe(email);
  } finally {
    release();
  }
  await holding;
  const lastUsedAt = async () => (await client.user.sessions.query()).items[0]?.lastUsedAt;
  await expect.poll(lastUsedAt).not.toBe(before.items[0]?.lastUsedAt);
});

it('keeps no IP of someone who was deleted while a password was checked', async () => {
  const { user, email } = await newUser(server);
  const { passwords } = server.core;
  const verify = passwords.verify.bind(passwords);
  const hashing = spyOnChecks(server).mockImplementationOnce(async (...asked) => {
    await admin.client.admin.users.delete.mutate({ id: user.id });
    return verify(...asked);
  });
  const login = server.client().auth.login.mutate({ email, password: 'not the passphrase' });
  expect((await refusal(login)).code).toBe('INVALID_CREDENTIALS');
  hashing.mockRestore();
  const { items } = await admin.client.admin.audit.list.query({ target: user.id });
  expect(items.map(({ action }) => action)).not.toContain('session.refused');
  // Registering was theirs, too.
  const anonymous = items.filter(({ actorKind }) => actorKind === 'anonymous');
  expect(anonymous.map(({ address }) => address)).toEqual([REDACTED]);
});

it('tells no one by a username whether an email is known', async () => {
  const own = await startTestServer({ EMAIL_VERIFICATION: 'required' });
  const known = newEmail();
  await own.client().auth.register.mutate({ email: known, password: PASSWORD });
  for (const email of [known, newEmail()]) {
    const input = { email, password: PASSWORD, username: 'wanted-name' };
    expect(await refusal(own.client().auth.register.mutate(input))).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { username: [expect.any(String)] },
    });
  }
  await own.stop();
});

it('mails the owner of an email no more than three times an hour, whoever asks', async () => {
  const { client } = await newUser(server);
  const owner = await newUser(server);
  const others = [await newUser(server), await newUser(server), await newUser(server)];
  for (const person of [{ client }, ...others]) {
    const { requestEmailChange } = person.client.user;
    const response = await requestEmailChange.mutate({ newEmail: owner.email, password: PASSWORD });
    expect(response).toEqual({ ok: true });
  }
  await server.client().auth.forgotPassword.mutate({ email: owner.email });
  await server.mailTo(owner.email, /Reset your password/);
  expect(await server.mailsTo(owner.email, /already have an account/)).toHaveLength(3);
});

it('tells of each change of role what it was then', async () => {
  const { user, email } = await newUser(server);
  await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
  await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'user' });
  await server.mailTo(email, /role was changed/, 1);
  const texts = (await server.mailsTo(email, /role was changed/)).map(({ text }) => text);
  expect(texts.filter((text) => text.includes("You're now an admin"))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('no longer an admin'))).toHaveLength(1);
});
