import { appRouter } from '@rolecall/api/router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAdmin, newUser, PASSWORD, signIn } from './people.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/** Who asks, in the order of the columns below. */
const CALLERS = [
  'nobody',
  'user',
  'admin',
  'deactivated',
  'signedOut',
  'expired',
  'forged',
] as const;
type Caller = (typeof CALLERS)[number];
type Row = Record<Caller, number>;

const ANYBODY: Row = {
  nobody: 400,
  user: 400,
  admin: 400,
  deactivated: 400,
  signedOut: 400,
  expired: 400,
  forged: 400,
};
const SIGNED_IN: Row = {
  nobody: 401,
  user: 200,
  admin: 200,
  deactivated: 401,
  signedOut: 401,
  expired: 401,
  forged: 401,
};
const ADMIN: Row = { ...SIGNED_IN, user: 403 };

type Case = { input: object | undefined; expected: Row; type: 'query' | 'mutation' };

/** A person who exists, and whom nobody else is. */
let target = '';

/**
 * Every procedure and what each caller gets. Public ones are asked with an empty input: 400 shows
 * that the caller came as far as the validation, whoever it is.
 */
const TABLE: Record<string, () => Case> = {
  'auth.register': () => ({ input: {}, expected: ANYBODY, type: 'mutation' }),
  'auth.login': () => ({ input: {}, expected: ANYBODY, type: 'mutation' }),
  'auth.createSession': () => ({ input: {}, expected: ANYBODY, type: 'mutation' }),
  'auth.refresh': () => ({ input: {}, expected: ANYBODY, type: 'mutation' }),
  'auth.verifyEmail': () => ({ input: {}, expected: ANYBODY, type: 'mutation' }),
  'auth.setup': () => ({ input: {}, expected: ANYBODY, type: 'mutation' }),
  'auth.reauthenticate': () => ({
    input: { password: PASSWORD },
    expected: SIGNED_IN,
    type: 'mutation',
  }),
  'user.me': () => ({ input: undefined, expected: SIGNED_IN, type: 'query' }),
  'user.dashboard': () => ({ input: undefined, expected: SIGNED_IN, type: 'query' }),
  'user.get': () => ({
    input: { id: target },
    expected: { ...SIGNED_IN, user: 404 },
    type: 'query',
  }),
  'admin.users.list': () => ({ input: {}, expected: ADMIN, type: 'query' }),
  'admin.users.setRole': () => ({
    input: { id: target, role: 'user' },
    expected: ADMIN,
    type: 'mutation',
  }),
  'admin.users.activate': () => ({ input: { id: target }, expected: ADMIN, type: 'mutation' }),
  'admin.users.deactivate': () => ({ input: { id: target }, expected: ADMIN, type: 'mutation' }),
  'dev.mailbox': () => ({
    input: undefined,
    expected: {
      nobody: 200,
      user: 200,
      admin: 200,
      deactivated: 200,
      signedOut: 200,
      expired: 200,
      forged: 200,
    },
    type: 'query',
  }),
  // Last: it ends the sessions it is asked with.
  'auth.logout': () => ({ input: undefined, expected: SIGNED_IN, type: 'mutation' }),
};

describe('who may call what', () => {
  let server: TestServer;
  const credentials = {} as Record<Caller, string | undefined>;

  beforeAll(async () => {
    server = await startTestServer();
    const admin = await newAdmin(server);
    const expired = await newUser(server);
    server.advance(700);
    target = (await newUser(server)).user.id;
    const deactivated = await newUser(server);
    await admin.client.auth.logout.mutate().catch(() => undefined);
    const fresh = await signIn(server, admin.email);
    await fresh.client.admin.users.deactivate.mutate({ id: deactivated.user.id });
    const signedOut = await newUser(server);
    await signedOut.client.auth.logout.mutate();
    Object.assign(credentials, {
      nobody: undefined,
      user: (await newUser(server)).tokens.accessToken,
      admin: fresh.tokens.accessToken,
      deactivated: deactivated.tokens.accessToken,
      signedOut: signedOut.tokens.accessToken,
      expired: expired.tokens.accessToken,
      forged: `${fresh.tokens.accessToken.slice(0, -4)}AAAA`,
    });
  });
  afterAll(() => server.stop());

  it('lists every procedure there is', () => {
    const flat: Record<string, unknown> = appRouter._def.procedures;
    expect(Object.keys(flat).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(Object.keys(TABLE))('%s', async (procedure) => {
    const { input, expected, type } = TABLE[procedure]?.() ?? {
      input: {},
      expected: ANYBODY,
      type: 'query',
    };
    const got: Partial<Row> = {};
    for (const caller of CALLERS) {
      const token = credentials[caller];
      const headers = {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      };
      const text = JSON.stringify(input);
      const url = `${server.url}/trpc/${procedure}`;
      const answer =
        type === 'query'
          ? await fetch(text ? `${url}?input=${encodeURIComponent(text)}` : url, { headers })
          : await fetch(url, { method: 'POST', headers, ...(text && { body: text }) });
      got[caller] = answer.status;
    }
    expect(got).toEqual(expected);
  });
});
