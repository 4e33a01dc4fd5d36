import { tokenIn } from '@rolecall/testkit/mailbox';
import { newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const OWNERS = 'the passphrase of the owner';
const NEW = 'one that nobody typed before';

describe('an email that is registered twice before it is verified', async () => {
  const server = await startTestServer({ EMAIL_VERIFICATION: 'required' });
  afterAll(() => server.stop());
  const { auth } = server.client();
  const register = (email: string, password: string) => auth.register.mutate({ email, password });
  const codeOf = async (call: Promise<unknown>) => (await refusal(call)).code;

  /** Registers an email with one password after the other, and takes the newest link. */
  async function registered(...passwords: string[]) {
    const email = newEmail();
    for (const [n, password] of passwords.entries()) {
      await register(email, password);
      await server.mailTo(email, /Verify your email/, n);
    }
    const mail = await server.mailTo(email, /Verify your email/, passwords.length - 1);
    return { email, mail, token: tokenIn(mail) };
  }

  it.each([
    ['by the owner last', [PASSWORD, OWNERS]],
    ['by a stranger last', [OWNERS, PASSWORD]],
  ])('takes a new password, and the mail says so: %s', async (_, passwords) => {
    const { email, mail, token } = await registered(...passwords);
    expect(mail.text).toMatch(/more than once.*none of them work/s);
    for (const password of [PASSWORD, OWNERS]) {
      const refused = await refusal(auth.verifyEmail.mutate({ token, password }));
      expect(refused.code).toBe('PASSWORD_REQUIRED');
      expect(refused.message).toMatch(/Set a new one/);
    }
    const link = await auth.inspectLink.query({ purpose: 'verify-email', token });
    expect(link).toMatchObject({ state: 'usable', hasPassword: false });
    await auth.verifyEmail.mutate({ token, newPassword: NEW });
    for (const password of [PASSWORD, OWNERS]) {
      expect(await codeOf(signIn(server, email, password))).toBe('INVALID_CREDENTIALS');
    }
    expect((await signIn(server, email, NEW)).user.emailVerified).toBe(true);
  });

  it('keeps a password that is the same both times', async () => {
    const { email, mail, token } = await registered(OWNERS, OWNERS);
    expect(mail.text).not.toMatch(/more than once/);
    await auth.verifyEmail.mutate({ token, password: OWNERS });
    await signIn(server, email, OWNERS);
  });

  it('changes nothing once the email is verified', async () => {
    const { email, token } = await registered(OWNERS);
    await auth.verifyEmail.mutate({ token, password: OWNERS });
    await register(email, PASSWORD);
    await server.mailTo(email, /already have an account/);
    await signIn(server, email, OWNERS);
  });
});

describe('an account that its first registrant used before the owner of the email came', async () => {
  const server = await startTestServer();
  afterAll(() => server.stop());

  async function used() {
    const { email, client } = await newUser(server);
    const reader = (await newUser(server)).client;
    const { id: postId } = await client.post.create.mutate({ title: email, content: 'x' });
    const elsewhere = await reader.post.create.mutate({ title: newEmail(), content: 'y' });
    await client.comment.create.mutate({ postId: elsewhere.id, content: 'z' });
    return { email, client, reader, postId, elsewhere: elsewhere.id };
  }

  it('has nothing of theirs left when the owner sets a password by the verification link', async () => {
    const { email, client, reader, postId, elsewhere } = await used();
    const token = tokenIn(await server.mailTo(email, /Verify your email/));
    await server.client().auth.verifyEmail.mutate({ token, newPassword: OWNERS });
    expect((await refusal(client.user.me.query())).status).toBe(401);
    expect((await refusal(reader.post.get.query({ id: postId }))).code).toBe('NOT_FOUND');
    const { items } = await reader.comment.list.query({ postId: elsewhere });
    expect(items).toEqual([]);
    expect((await signIn(server, email, OWNERS)).user.fullName).toBe('');
  });

  it('keeps its posts when its password is reset, which most do who registered', async () => {
    const { email, reader, postId } = await used();
    await server.client().auth.forgotPassword.mutate({ email });
    const token = tokenIn(await server.mailTo(email, /Reset your password/));
    await server.client().auth.resetPassword.mutate({ token, password: OWNERS });
    expect(await reader.post.get.query({ id: postId })).toMatchObject({ title: email });
  });
});
