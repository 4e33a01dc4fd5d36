import { appRouter } from '@rolecall/api/router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restRoutes } from '../src/rest/routes.ts';
import { newAdmin, newUser, PASSWORD, signIn } from './people.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/**
 * Who asks. `user` asks about itself where a procedure names somebody, everybody else about a
 * third person.
 */
const CALLERS = [
  'nobody',
  'user',
  'other',
  'admin',
  'deactivated',
  'signedOut',
  'expired',
  'forged',
] as const;
type Caller = (typeof CALLERS)[number];
type Row = Record<Caller, number>;

const all = (status: number): Row => ({
  nobody: status,
  user: status,
  other: status,
  admin: status,
  deactivated: status,
  signedOut: status,
  expired: status,
  forged: status,
});
const SIGNED_IN: Row = { ...all(401), user: 200, other: 200, admin: 200 };
const ADMIN: Row = { ...SIGNED_IN, user: 403, other: 403 };
/** One's own object and an administrator's view; to others it does not exist. */
const OWN: Row = { ...SIGNED_IN, other: 404 };

/** What does not exist, to whoever may look. */
const NOBODYS: Row = { ...SIGNED_IN, user: 404, other: 404, admin: 404 };

type Input = object | undefined;
type Case = { type: 'query' | 'mutation'; input: (id: string) => Input; expected: Row };

const query = (expected: Row, input: (id: string) => Input = () => undefined): Case => ({
  type: 'query',
  input,
  expected,
});
const mutation = (expected: Row, input: (id: string) => Input = () => undefined): Case => ({
  type: 'mutation',
  input,
  expected,
});
/** Asked with nothing: 400 shows that every caller gets as far as the validation. */
const open = mutation(all(400), () => ({}));

const TABLE: Record<string, Case> = {
  'auth.register': open,
  'auth.login': open,
  'auth.createSession': open,
  'auth.refresh': open,
  'auth.verifyEmail': open,
  'auth.resendVerification': open,
  'auth.forgotPassword': open,
  'auth.resetPassword': open,
  'auth.setup': open,
  'auth.reauthenticate': mutation(SIGNED_IN, () => ({ password: PASSWORD })),
  'auth.logout': mutation(SIGNED_IN),
  'auth.logoutAll': mutation(SIGNED_IN),
  'user.me': query(SIGNED_IN),
  'user.dashboard': query(SIGNED_IN),
  'user.updateProfile': mutation(SIGNED_IN, () => ({ firstName: 'New' })),
  'user.changePassword': mutation(SIGNED_IN, () => ({
    currentPassword: PASSWORD,
    newPassword: PASSWORD,
  })),
  'user.requestEmailChange': mutation(SIGNED_IN, () => ({
    newEmail: `${crypto.randomUUID()}@example.com`,
    password: PASSWORD,
  })),
  'user.confirmEmailChange': open,
  'user.sessions': query(SIGNED_IN),
  'user.revokeSession': mutation(NOBODYS, () => ({
    id: 'ses_00000000000000000000000000',
  })),
  'user.revokeOtherSessions': mutation(SIGNED_IN),
  'user.exportData': query(SIGNED_IN),
  'user.deleteAccount': mutation({ ...SIGNED_IN, admin: 409 }, () => ({ password: PASSWORD })),
  'user.get': query(OWN, (id) => ({ id })),
  'user.update': mutation(OWN, (id) => ({ id, firstName: 'New' })),
  'admin.users.list': query(ADMIN, () => ({})),
  'admin.users.setRole': mutation(ADMIN, (id) => ({ id, role: 'user' })),
  'admin.users.activate': mutation(ADMIN, (id) => ({ id })),
  'admin.users.deactivate': mutation(ADMIN, (id) => ({ id })),
  'admin.users.get': query(ADMIN, (id) => ({ id })),
  'admin.users.create': mutation(ADMIN, () => ({ email: `${crypto.randomUUID()}@example.com` })),
  'admin.users.update': mutation(ADMIN, (id) => ({ id, firstName: 'New' })),
  'admin.users.bulk': mutation(ADMIN, (id) => ({ action: 'activate', ids: [id] })),
  'admin.users.export': query(ADMIN, () => ({})),
  'admin.users.delete': mutation(ADMIN, (id) => ({ id })),
  'admin.users.sessions': query(ADMIN, (id) => ({ id })),
  'admin.users.revokeSessions': mutation(ADMIN, (id) => ({ id })),
  'admin.users.sendPasswordReset': mutation(ADMIN, (id) => ({ id })),
  'admin.users.resendVerification': mutation(ADMIN, (id) => ({ id })),
  'admin.users.diagnose': query(ADMIN, (id) => ({ id })),
  'admin.users.clearThrottle': mutation(ADMIN, (id) => ({ id })),
  'admin.stats': query(ADMIN),
  'admin.audit.list': query(ADMIN, () => ({})),
  'admin.audit.revert': mutation({ ...ADMIN, admin: 404 }, () => ({ id: 'aud_nothing' })),
  'admin.audit.revertRequest': mutation({ ...ADMIN, admin: 404 }, () => ({
    requestId: 'req_nothing',
  })),
  'admin.mail.list': query(ADMIN, () => ({})),
  'post.list': query(SIGNED_IN, () => ({})),
  'post.get': query(NOBODYS, () => ({ id: 'pst_nothing' })),
  'post.create': mutation(SIGNED_IN, () => ({ title: crypto.randomUUID(), content: 'x' })),
  'post.update': mutation(NOBODYS, () => ({ id: 'pst_nothing', content: 'x' })),
  'post.delete': mutation(NOBODYS, () => ({ id: 'pst_nothing' })),
  'comment.list': query(NOBODYS, () => ({ postId: 'pst_nothing' })),
  'comment.create': mutation(NOBODYS, () => ({ postId: 'pst_nothing', content: 'x' })),
  'comment.update': mutation(NOBODYS, () => ({ id: 'cmt_nothing', content: 'x' })),
  'comment.delete': mutation(NOBODYS, () => ({ id: 'cmt_nothing' })),
  'dev.mailbox': query(all(200)),
};

type Asker = { token: string | undefined; about: string };

describe('who may call what', () => {
  let server: TestServer;
  let adminEmail: string;
  beforeAll(async () => {
    server = await startTestServer();
    ({ email: adminEmail } = await newAdmin(server));
  });
  afterAll(() => server.stop());

  /** New people for each procedure, since some end the session they are asked with. */
  async function askers(): Promise<Record<Caller, Asker>> {
    const expired = await newUser(server);
    server.advance(700);
    const target = (await newUser(server)).user.id;
    const { tokens, client, user } = await signIn(server, adminEmail);
    if (user.role !== 'admin') throw new Error('expected an administrator');
    const deactivated = await newUser(server);
    await client.admin.users.deactivate.mutate({ id: deactivated.user.id });
    const signedOut = await newUser(server);
    await signedOut.client.auth.logout.mutate();
    const someone = await newUser(server);
    const about = (token: string | undefined): Asker => ({ token, about: target });
    return {
      nobody: about(undefined),
      user: { token: someone.tokens.accessToken, about: someone.user.id },
      other: about((await newUser(server)).tokens.accessToken),
      admin: about(tokens.accessToken),
      deactivated: about(deactivated.tokens.accessToken),
      signedOut: about(signedOut.tokens.accessToken),
      expired: about(expired.tokens.accessToken),
      forged: about(`${tokens.accessToken.slice(0, -8)}AAAAAAAA`),
    };
  }

  it('lists every procedure there is', () => {
    const flat: Record<string, unknown> = appRouter._def.procedures;
    expect(Object.keys(flat).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(Object.entries(TABLE))('%s', async (procedure, { type, input, expected }) => {
    const people = await askers();
    const got: Partial<Row> = {};
    for (const caller of CALLERS) {
      const { token, about } = people[caller];
      got[caller] = await call(procedure, type, input(about), token);
    }
    expect(got).toEqual(expected);
  });

  it.each(restRoutes().filter(({ streamed }) => streamed !== undefined))(
    '$procedure.path, streamed',
    async ({ procedure, method, path, streamed }) => {
      const people = await askers();
      const { input, expected } = TABLE[procedure.path] ?? open;
      const got: Partial<Row> = {};
      for (const caller of CALLERS) {
        const { token, about } = people[caller];
        const answer = await fetch(server.url + path, {
          method,
          headers: {
            'content-type': 'application/json',
            accept: streamed?.duties.stream?.type ?? '',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(input(about)),
        });
        got[caller] = answer.status;
        await answer.text();
      }
      expect(got).toEqual(expected);
    },
  );

  /** Calls as a client does that knows no types; answers the status. */
  async function call(procedure: string, type: string, input: Input, token: string | undefined) {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const text = input === undefined ? undefined : JSON.stringify(input);
    const url = `${server.url}/trpc/${procedure}`;
    const answer =
      type === 'query'
        ? await fetch(text ? `${url}?input=${encodeURIComponent(text)}` : url, { headers })
        : await fetch(url, { method: 'POST', headers, ...(text && { body: text }) });
    return answer.status;
  }
});
