import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

type Client = Awaited<ReturnType<typeof newUser>>['client'];

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);

const WRONG = 'a wrong guess';
const reauthenticate = (client: Client, password = WRONG) =>
  client.auth.reauthenticate.mutate({ password });
const guess = async (client: Client) => (await refusal(reauthenticate(client))).code;

describe('ten wrong passwords in a session', () => {
  it('end it, tell its owner and are in the audit log; other sessions stay', async () => {
    const { client, user, email, tokens } = await newUser(server);
    const other = await signIn(server, email);
    for (let n = 0; n < 9; n++) expect(await guess(client)).toBe('INVALID_CREDENTIALS');
    expect(await guess(client)).toBe('SESSION_EXPIRED');
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect((await other.client.user.me.query()).id).toBe(user.id);
    const mail = await server.mailTo(email, /too many wrong passwords/);
    expect(mail.text).toContain('127.0.0.1');
    const query = { target: user.id, action: 'session.ended_after_failures' } as const;
    const { items } = await admin.client.admin.audit.list.query(query);
    expect(items).toMatchObject([{ actorId: user.id, before: { session: tokens.sessionId } }]);
  });

  it('are counted together, whichever call takes the password', async () => {
    const { client } = await newUser(server);
    const calls = [
      () => reauthenticate(client),
      () => client.user.changePassword.mutate({ currentPassword: WRONG, newPassword: PASSWORD }),
      () => client.user.requestEmailChange.mutate({ newEmail: newEmail(), password: WRONG }),
      () => client.user.deleteAccount.mutate({ password: WRONG }),
    ];
    const codes: string[] = [];
    for (let n = 0; n < 10; n++) {
      const call = calls[n % calls.length];
      if (call) codes.push((await refusal(call())).code);
    }
    expect(codes).toEqual([...Array(9).fill('INVALID_CREDENTIALS'), 'SESSION_EXPIRED']);
  });

  it('at once end it once', async () => {
    const { client, email, user } = await newUser(server);
    const codes = await Promise.all(Array.from({ length: 30 }, () => guess(client)));
    const many = codes.filter((code) => code === 'INVALID_CREDENTIALS');
    expect(many.length).toBeLessThan(10);
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    await server.mailTo(email, /too many wrong passwords/);
    const query = { target: user.id, action: 'session.ended_after_failures' } as const;
    expect((await admin.client.admin.audit.list.query(query)).items).toHaveLength(1);
  });

  it('need not be: the right one in between forgets them', async () => {
    const { client } = await newUser(server);
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 8; n++) expect(await guess(client)).toBe('INVALID_CREDENTIALS');
      expect(await reauthenticate(client, PASSWORD)).toEqual({ ok: true });
      server.advance(60);
    }
  });
});
