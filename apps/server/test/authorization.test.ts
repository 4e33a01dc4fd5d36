import { appRouter } from '@rolecall/api/router';
import { newAdmin, newUser, signIn } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restRoutes } from '../src/rest/routes.ts';
import { CALLERS, type Caller, type Statuses } from './procedure-row.ts';
import { PROCEDURES } from './procedures.ts';

function missing(procedure: string): never {
  throw new Error(`${procedure} is not in the table.`);
}

type Asker = { token: string | undefined; about: string };

describe('who may call what', () => {
  let server: TestServer;
  let chiefEmail: string;
  beforeAll(async () => {
    server = await startTestServer();
    ({ email: chiefEmail } = await newAdmin(server));
  });
  afterAll(() => server.stop());

  /** New people for each procedure, since some end the session, or change the password, of who asks. */
  async function askers(): Promise<Record<Caller, Asker>> {
    const expired = await newUser(server);
    server.advance(700);
    const target = (await newUser(server)).user.id;
    const chief = await signIn(server, chiefEmail);
    const { tokens, client, user } = await newUser(server);
    await chief.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
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
    expect(Object.keys(flat).sort()).toEqual(Object.keys(PROCEDURES).sort());
  });

  it.each(Object.entries(PROCEDURES))('%s', async (procedure, { type, input, statuses }) => {
    const people = await askers();
    const got: Partial<Statuses> = {};
    for (const caller of CALLERS) {
      const { token, about } = people[caller];
      got[caller] = await call(procedure, type, input(about), token);
    }
    expect(got).toEqual(statuses);
  });

  it.each(restRoutes().filter(({ streamed }) => streamed !== undefined))(
    '$procedure.path, streamed',
    async ({ procedure, method, path, streamed }) => {
      const people = await askers();
      const { input, statuses } = PROCEDURES[procedure.path] ?? missing(procedure.path);
      const got: Partial<Statuses> = {};
      for (const caller of CALLERS) {
        const { token, about } = people[caller];
        const response = await fetch(server.url + path, {
          method,
          headers: {
            'content-type': 'application/json',
            accept: streamed?.duties.stream?.type ?? '',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(input(about)),
        });
        got[caller] = response.status;
        await response.text();
      }
      expect(got).toEqual(statuses);
    },
  );

  /** Calls as a client does that knows no types; answers the status. */
  async function call(
    procedure: string,
    type: string,
    input: object | undefined,
    token: string | undefined,
  ) {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const text = input === undefined ? undefined : JSON.stringify(input);
    const url = `${server.url}/trpc/${procedure}`;
    const response =
      type === 'query'
        ? await fetch(text ? `${url}?input=${encodeURIComponent(text)}` : url, { headers })
        : await fetch(url, { method: 'POST', headers, ...(text && { body: text }) });
    return response.status;
  }
});
