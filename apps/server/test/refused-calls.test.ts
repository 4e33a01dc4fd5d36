import { auditEvents } from '@rolecall/db/tables/audit-events';
import { execute } from '@rolecall/db/testing';
import { newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startWithAdmin, type WithAdmin } from '@rolecall/testkit/start-with-admin';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let server: WithAdmin['server'];
let admin: WithAdmin['admin'];
beforeEach(async () => {
  ({ server, admin } = await startWithAdmin());
});
afterEach(() => server.stop());

const deniedSoFar = async (actor: string) =>
  (await admin.client.admin.audit.list.query({ actor, action: 'access.denied' })).items;
/** A refusal is answered before it is written down, where that takes long. */
const denied = async (actor: string) => {
  await Promise.all(server.core.memory.denials);
  return deniedSoFar(actor);
};
const rest = (path: string, token: string, method = 'GET') =>
  fetch(`${server.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}` } });

describe('a refused call is in the audit log', () => {
  it('of a user who tries what administrators do, over tRPC and REST alike', async () => {
    const { client, user, tokens } = await newUser(server);
    const refused = await refusal(client.admin.users.delete.mutate({ id: admin.user.id }));
    expect(refused).toMatchObject({ code: 'FORBIDDEN', status: 403 });
    await refusal(client.user.update.mutate({ id: user.id, role: 'admin' }));
    for (const path of ['/admin/stats', '/admin/users.csv']) {
      expect((await rest(path, tokens.accessToken)).status).toBe(403);
    }
    // Who may not ask is told so whatever is asked.
    expect((await rest('/admin/users.csv?sort=nonsense', tokens.accessToken)).status).toBe(403);
    expect((await fetch(`${server.url}/api/v1/admin/users.csv?sort=nonsense`)).status).toBe(401);
    expect((await rest('/admin/users.csv?sort=nonsense', admin.tokens.accessToken)).status).toBe(
      400,
    );
    const events = await denied(user.id);
    expect(events.map(({ after }) => after)).toEqual([
      { procedure: 'admin.users.export', code: 'FORBIDDEN' },
      { procedure: 'admin.users.export', code: 'FORBIDDEN' },
      { procedure: 'admin.stats', code: 'FORBIDDEN' },
      { procedure: 'user.update', code: 'FORBIDDEN' },
      { procedure: 'admin.users.delete', code: 'FORBIDDEN' },
    ]);
    expect(events.at(-1)).toMatchObject({
      actorKind: 'user',
      address: '127.0.0.1',
      requestId: refused.requestId,
    });
  });

  it('of an administrator whom a rule stops', async () => {
    const { id } = admin.user;
    await refusal(admin.client.admin.users.setRole.mutate({ id, role: 'user' }));
    await refusal(admin.client.admin.users.deactivate.mutate({ id }));
    await refusal(admin.client.user.deleteAccount.mutate({ password: PASSWORD }));
    expect((await denied(id)).map(({ after }) => after)).toEqual([
      { procedure: 'user.deleteAccount', code: 'SELF_TARGET' },
      { procedure: 'admin.users.deactivate', code: 'SELF_TARGET' },
      { procedure: 'admin.users.setRole', code: 'LAST_ADMIN' },
    ]);
  });

  it('only when it tells something: no mistakes, no strangers', async () => {
    const { client, user } = await newUser(server);
    await refusal(client.user.get.query({ id: admin.user.id }));
    await refusal(client.user.updateProfile.mutate({ username: '' }));
    await refusal(server.client().admin.stats.query());
    await refusal(server.client('nonsense').admin.stats.query());
    await client.auth.logout.mutate();
    await refusal(client.admin.stats.query());
    expect(await denied(user.id)).toEqual([]);
    expect((await admin.client.admin.audit.list.query({ action: 'access.denied' })).items).toEqual(
      [],
    );
  });
});

describe('what is noted of refusals', () => {
  it('is bounded for each person and hour, and a flood is refused all the same', async () => {
    const { client, user } = await newUser(server);
    const other = await newUser(server);
    for (let round = 0; round < 10; round++) {
      const calls = Array.from({ length: 20 }, () => refusal(client.admin.stats.query()));
      expect((await Promise.all(calls)).every(({ status }) => status === 403)).toBe(true);
    }
    await expect.poll(() => denied(user.id)).toHaveLength(20);
    await refusal(other.client.admin.stats.query());
    await expect.poll(() => denied(other.user.id)).toHaveLength(1);
    server.advance(3_601);
    const again = await signIn(server, user.email);
    await refusal(again.client.admin.stats.query());
    admin = await signIn(server, admin.email);
    await expect.poll(() => denied(user.id)).toHaveLength(21);
  });

  it('does not change the answer when it cannot be written', async () => {
    const { client } = await newUser(server);
    await execute(
      server.core.db,
      "create trigger broken before insert on audit_events begin select raise(abort, 'broken'); end",
    );
    expect(await refusal(client.admin.stats.query())).toMatchObject({ status: 403 });
    await expect.poll(() => server.logs.join('')).toContain('broken');
    await execute(server.core.db, 'drop trigger broken');
  });

  it('does not keep the response waiting while the database is locked', async () => {
    const { client, user } = await newUser(server);
    const other = await server.database.open();
    const isHeld = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = other.transaction(async (tx) => {
      // A server gives the lock with the first question.
      await tx.$count(auditEvents);
      isHeld.resolve();
      return release.promise;
    });
    await isHeld.promise;
    const calls = Array.from({ length: 100 }, () => refusal(client.admin.stats.query()));
    expect((await Promise.all(calls)).every(({ status }) => status === 403)).toBe(true);
    // All are answered before one is written or given up.
    expect(await deniedSoFar(user.id)).toEqual([]);
    expect(server.logs.join('')).not.toContain('unavailable');
    release.resolve();
    await holding;
    await expect.poll(async () => (await denied(user.id)).length).toBe(20);
  });
});
