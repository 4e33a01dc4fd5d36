import { systemContext } from '@rolecall/core/context';
import { createAdmin } from '@rolecall/core/installation/create-admin';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';

const NEW_PASSWORD = 'another long passphrase';
const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);

/** Someone who has asked for every kind of link that can be pending at once. */
async function withLinks(at = server) {
  const person = await newUser(at);
  const { email, client } = person;
  const elsewhere = newEmail();
  await client.user.requestEmailChange.mutate({ newEmail: elsewhere, password: PASSWORD });
  await at.client().auth.forgotPassword.mutate({ email });
  const tokens = {
    'verify-email': tokenIn(await at.mailTo(email, /Verify/)),
    'reset-password': tokenIn(await at.mailTo(email, /Reset your password/)),
    'change-email': tokenIn(await at.mailTo(elsewhere, /Verify your new/)),
  };
  return { ...person, elsewhere, tokens };
}
type Person = Awaited<ReturnType<typeof withLinks>>;
type Link = keyof Person['tokens'];

async function usable({ tokens }: Person): Promise<Link[]> {
  const links: Link[] = ['verify-email', 'reset-password', 'change-email'];
  const states = await Promise.all(
    links.map((purpose) =>
      server.client().auth.inspectLink.query({ purpose, token: tokens[purpose] }),
    ),
  );
  return links.filter((_, index) => states[index]?.state === 'usable');
}

const ALL: Link[] = ['verify-email', 'reset-password', 'change-email'];
const users = () => admin.client.admin.users;

/** What happens to an account, and which of its links work after that. */
const EVENTS: [string, (person: Person) => Promise<unknown>, Link[]][] = [
  ['nothing', async () => {}, ALL],
  [
    'the password is changed',
    ({ client }) =>
      client.user.changePassword.mutate({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD }),
    ['verify-email'],
  ],
  [
    'the password is reset',
    ({ tokens }) =>
      server
        .client()
        .auth.resetPassword.mutate({ token: tokens['reset-password'], password: NEW_PASSWORD }),
    [],
  ],
  [
    'the email is verified',
    ({ client, tokens }) => client.auth.verifyEmail.mutate({ token: tokens['verify-email'] }),
    ['reset-password', 'change-email'],
  ],
  [
    'an admin verifies the email',
    ({ user }) => users().update.mutate({ id: user.id, emailVerified: true }),
    ['reset-password', 'change-email'],
  ],
  [
    'an admin changes the email',
    ({ user }) => users().update.mutate({ id: user.id, email: newEmail() }),
    [],
  ],
  [
    'the email changes to the new one',
    ({ tokens }) =>
      server.client().user.confirmEmailChange.mutate({ token: tokens['change-email'] }),
    [],
  ],
  ['the account is deactivated', ({ user }) => users().deactivate.mutate({ id: user.id }), []],
  [
    'it is deactivated and activated again',
    async ({ user }) => {
      await users().deactivate.mutate({ id: user.id });
      await users().activate.mutate({ id: user.id });
    },
    [],
  ],
  ['the role changes', ({ user }) => users().setRole.mutate({ id: user.id, role: 'admin' }), ALL],
  ['everything is signed out', ({ client }) => client.auth.logoutAll.mutate(), ALL],
  [
    'a stranger registers the email',
    async ({ email }) => {
      const again = server.client().auth.register.mutate({ email, password: NEW_PASSWORD });
      expect((await refusal(again)).code).toBe('EMAIL_TAKEN');
    },
    ALL,
  ],
];

describe('which links work after', () => {
  it.each(EVENTS)('%s', async (_, happen, left) => {
    const person = await withLinks();
    expect(await usable(person)).toEqual(ALL);
    await happen(person);
    expect(await usable(person)).toEqual(left);
  });

  it('a stranger asks for one kind anew: that one is replaced, the others stay', async () => {
    const person = await withLinks();
    server.advance(61);
    await server.client().auth.resendVerification.mutate({ email: person.email });
    await server.mailTo(person.email, /Verify your email/, 1);
    expect(await usable(person)).toEqual(['reset-password', 'change-email']);
    await server.client().auth.forgotPassword.mutate({ email: person.email });
    await server.mailTo(person.email, /Reset your password/, 1);
    expect(await usable(person)).toEqual(['change-email']);
  });
});

describe('a link tells its page', () => {
  const inspect = (purpose: Link, token: string, at = server) =>
    at.client().auth.inspectLink.query({ purpose, token });

  it('that it was used, or is none', async () => {
    const { email, tokens, client } = await withLinks();
    expect(await inspect('verify-email', tokens['verify-email'])).toMatchObject({
      state: 'usable',
      email,
      isYours: false,
      hasPassword: true,
      firstName: '',
    });
    const purpose = 'verify-email';
    const mine = await client.auth.inspectLink.query({ purpose, token: tokens[purpose] });
    expect(mine.isYours).toBe(true);
    await client.auth.verifyEmail.mutate({ token: tokens['verify-email'] });
    expect((await inspect(purpose, tokens[purpose])).state).toBe('verified');
    expect((await inspect(purpose, tokens['reset-password'])).state).toBe('unknown');
    const token = tokens['reset-password'];
    await server.client().auth.resetPassword.mutate({ token, password: NEW_PASSWORD });
    expect((await inspect('reset-password', token)).state).toBe('used');
  });

  it('that it has expired', async () => {
    const own = await startTestServer();
    onTestFinished(() => own.stop());
    const token = (await withLinks(own)).tokens['change-email'];
    own.advance(3_601);
    expect((await inspect('change-email', token, own)).state).toBe('expired');
  });
});

it('a change of email makes an earlier one void, whether or not the new email has an account', async () => {
  const { email: taken } = await newUser(server);
  for (const newEmail of [taken, `nobody.${taken}`]) {
    const { client, tokens } = await withLinks();
    await client.user.requestEmailChange.mutate({ newEmail, password: PASSWORD });
    const link = { purpose: 'change-email', token: tokens['change-email'] } as const;
    expect((await server.client().auth.inspectLink.query(link)).state).toBe('unknown');
  }
});

it('the link of a new admin outlives a forgotten password that a stranger asks for', async () => {
  const email = newEmail();
  const { link } = await createAdmin(systemContext(server.core, 'command line'), { email });
  await server.client().auth.forgotPassword.mutate({ email });
  await server.mailTo(email, /Reset your password/);
  const token = new URL(link).searchParams.get('token') ?? '';
  const inspected = { purpose: 'reset-password', token } as const;
  expect((await server.client().auth.inspectLink.query(inspected)).state).toBe('usable');
  await server.client().auth.resetPassword.mutate({ token, password: NEW_PASSWORD });
});
