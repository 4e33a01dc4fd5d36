import { createModeDatabase } from '@rolecall/db/testing-modes';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const STRANGERS = 'the passphrase of a stranger';
const NEW = 'one that nobody typed before';
const SECRET_KEY = newSecretKey();
const on = await createModeDatabase(inject('databaseMode'));
const start = (EMAIL_VERIFICATION: string) =>
  startTestServer({ SECRET_KEY, EMAIL_VERIFICATION }, { on });

let server: TestServer;
let admin: Awaited<ReturnType<typeof newAdmin>>;
/** Users from before, with a post each and an email they never verified. */
const before: { email: string; postId: string }[] = [];

beforeAll(async () => {
  const optional = await start('optional');
  const { email: adminEmail } = await newAdmin(optional);
  for (let n = 0; n < 3; n++) {
    const { email, client } = await newUser(optional);
    const { id } = await client.post.create.mutate({ title: email, content: 'from before' });
    before.push({ email, postId: id });
  }
  await optional.stop();
  server = await start('required');
  admin = await signIn(server, adminEmail);
});
afterAll(async () => {
  await server.stop();
  await on.remove();
});

function next() {
  const user = before.pop();
  if (user === undefined) throw new Error('There are no more users.');
  return user;
}
const register = (email: string, password: string) =>
  server.client().auth.register.mutate({ email, password });
const linkOf = async (email: string, subject: RegExp) =>
  tokenIn(await server.mailTo(email, subject));
const titleOf = async (id: string) => (await admin.client.post.get.query({ id })).title;

describe('a user from before emails had to be verified', () => {
  it('keeps the password and posts when a stranger registers the email', async () => {
    const { email, postId } = next();
    await register(email, STRANGERS);
    const token = await linkOf(email, /Verify your email/);
    const { auth } = server.client();
    const link = await auth.inspectLink.query({ purpose: 'verify-email', token });
    expect(link).toMatchObject({ state: 'usable', hasPassword: true });
    await auth.verifyEmail.mutate({ token, password: PASSWORD });
    await signIn(server, email);
    expect(await titleOf(postId)).toBe(email);
  });

  it('keeps names and posts when the password is reset', async () => {
    const { email, postId } = next();
    await server.client().auth.forgotPassword.mutate({ email });
    const token = await linkOf(email, /Reset your password/);
    await server.client().auth.resetPassword.mutate({ token, password: NEW });
    expect((await signIn(server, email, NEW)).user.fullName).toBe('Pat Doe');
    expect(await titleOf(postId)).toBe(email);
  });

  it('keeps them also after both', async () => {
    const { email, postId } = next();
    await register(email, STRANGERS);
    await server.client().auth.forgotPassword.mutate({ email });
    const token = await linkOf(email, /Reset your password/);
    await server.client().auth.resetPassword.mutate({ token, password: NEW });
    await signIn(server, email, NEW);
    expect(await titleOf(postId)).toBe(email);
  });
});

it('a registration that no one ever used keeps nothing of whoever made it', async () => {
  const email = newEmail();
  await server.client().auth.register.mutate({ email, password: STRANGERS, firstName: 'Mallory' });
  await server.client().auth.forgotPassword.mutate({ email });
  const token = await linkOf(email, /Reset your password/);
  await server.client().auth.resetPassword.mutate({ token, password: NEW });
  expect((await signIn(server, email, NEW)).user.fullName).toBe('');
});
