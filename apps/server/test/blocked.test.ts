import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import type { ImportState } from '@rolecall/schemas/imports';
import { newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { startWithAdmin, type WithAdmin } from '@rolecall/testkit/start-with-admin';
import { afterEach, describe, expect, it } from 'vitest';
import { uploadImport } from './upload-import.ts';

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

/** Three people without a password, as an import brings them. */
async function imported(invite: boolean): Promise<string[]> {
  const emails = [newEmail(), newEmail(), newEmail()];
  const { id } = await uploadImport(admin.client, `email\n${emails.join('\n')}\n`);
  const { imports } = api();
  const until = (state: ImportState) =>
    poll(async () => {
      const found = await imports.get.query({ id });
      return found.state === state ? found : undefined;
    }, `${id} was not ${state}`);
  await imports.plan.mutate({ id });
  const { planVersion } = await until('ready');
  await imports.start.mutate({ id, invite, planVersion: planVersion ?? '' });
  await until('applied');
  return emails;
}

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

  it('tells who was imported and never invited from whose invitation has expired', async () => {
    await start();
    const emails = await imported(false);
    const [never, link, mailed] = await Promise.all(
      emails.map(async (email) => (await api().users.find.query({ user: email })).id),
    );
    await api().users.invitationLink.mutate({ id: link ?? '' });
    await api().users.resendInvitation.mutate({ id: mailed ?? '' });
    await server.mailTo(emails[2] ?? '', /invited/);
    const [byImport] = await imported(true);
    await server.mailTo(byImport ?? '', /invited/);
    await server.core.db.transaction((tx) =>
      tx.update(oneTimeTokens).set({ expiresAt: new Date(0) }),
    );
    const told = () => blocked().then((groups) => groups.map(({ cause, count }) => [cause, count]));
    const expected = [
      ['notInvited', 1],
      ['invitationExpired', 5],
    ];
    expect(await told()).toEqual(expected);
    const isInvited = async (id = '') => (await api().users.get.query({ id })).invitation?.invited;
    expect(await isInvited(never)).toBe(false);
    expect(await isInvited(link)).toBe(true);
    // What was mailed is forgotten after a while.
    await server.core.db.transaction((tx) => tx.delete(mailJobs));
    expect(await told()).toEqual(expected);
    expect(await isInvited(mailed)).toBe(true);

    await api().users.bulk.mutate({ action: 'resendInvitation', ids: [never ?? ''] });
    expect(await told()).toEqual([['invitationExpired', 5]]);
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
