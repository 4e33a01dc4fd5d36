import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startWithAdmin, type WithAdmin } from '@rolecall/testkit/start-with-admin';
import { afterEach, describe, expect, it } from 'vitest';

let server: WithAdmin['server'];
let admin: WithAdmin['admin'];
afterEach(() => server.stop());

async function start(variables: Record<string, string> = {}) {
  ({ server, admin } = await startWithAdmin(variables));
}

const api = () => admin.client.admin;
const blocked = async () => (await api().blocked.query({})).groups;
const attempt = (email: string, password: string) =>
  fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).then(({ status }) => status);

describe('everyone who is blocked', () => {
  it('is no one where everyone can sign in', async () => {
    await start();
    await newUser(server);
    await api().users.create.mutate({ email: newEmail() });
    expect(await blocked()).toEqual([]);
  });

  it('is grouped by cause, and the bulk action of each cause helps', async () => {
    await start();
    const people = [await newUser(server), await newUser(server), await newUser(server)];
    const [off, locked] = people.map(({ user }) => user);
    const invited = await api().users.create.mutate({ email: newEmail() });
    await server.mailTo(invited.email, /invited/);
    await server.core.db.transaction((tx) =>
      tx.update(oneTimeTokens).set({ expiresAt: new Date(0) }),
    );
    await api().users.deactivate.mutate({ id: off?.id ?? '' });
    const email = locked?.email ?? '';
    for (let n = 0; n < 7; n++) await attempt(email, 'not the password');

    const groups = await blocked();
    expect(groups.map(({ cause, fix, count, users }) => [cause, fix, count, users[0]?.id])).toEqual(
      [
        ['deactivated', 'activate', 1, off?.id],
        ['invitationExpired', 'resendInvitation', 1, invited.id],
        ['lockedOut', 'clearThrottle', 1, locked?.id],
      ],
    );
    expect(groups.every(({ countIsExact }) => countIsExact)).toBe(true);
    const check = await api().users.diagnose.query({ id: locked?.id ?? '' });
    expect(check.canSignIn).toBe(false);

    for (const { fix, users } of groups) {
      const { failed } = await api().users.bulk.mutate({
        action: fix,
        ids: users.map(({ id }) => id),
      });
      expect(failed, fix).toBe(0);
    }
    expect(await blocked()).toEqual([]);
    expect(await attempt(email, PASSWORD)).toBe(200);
    await server.mailTo(invited.email, /invited/);
  });

  it('takes in the unverified where verification is required', async () => {
    await start({ EMAIL_VERIFICATION: 'required' });
    const email = newEmail();
    await server.client().auth.register.mutate({ email, password: PASSWORD });
    expect(await blocked()).toMatchObject([
      { cause: 'unverified', fix: 'resendVerification', count: 1, users: [{ email }] },
    ]);
    const [group] = (await api().blocked.query({ cause: 'unverified', perCause: 1 })).groups;
    expect(group?.users).toHaveLength(1);
    expect((await api().blocked.query({ cause: 'deactivated' })).groups).toEqual([]);
  });
});
