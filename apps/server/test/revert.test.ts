import type { AuditAction } from '@rolecall/schemas/audit-actions';
import { newAdmin, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
let admin = await newAdmin(server);

const users = () => admin.client.admin.users;
const audit = () => admin.client.admin.audit;

/** The newest event about someone, of one kind if asked for. */
async function lastEvent(target: string, action?: AuditAction) {
  const [event] = (await audit().list.query({ target, action, perPage: 1 })).items;
  if (event === undefined) throw new Error('Nothing is written down about this user.');
  return event;
}

describe('undoing one change', () => {
  it('gives the role back, tells the person, and takes what the role could do', async () => {
    const { user, email } = await newUser(server);
    await users().setRole.mutate({ id: user.id, role: 'admin' });
    // A revert cancels an email that has not left yet.
    await server.mailTo(email, /role was changed/);
    const second = await signIn(server, email);
    const promotion = await lastEvent(user.id, 'user.role_changed');
    expect(promotion).toMatchObject({ reversible: true, revertOf: null, revertedBy: null });

    expect((await audit().revert.mutate({ id: promotion.id })).role).toBe('user');
    expect((await refusal(second.client.user.me.query())).code).toBe('SESSION_EXPIRED');
    await server.mailTo(email, /role was changed/, 1);
    const { items } = await audit().list.query({ target: user.id, action: 'user.role_changed' });
    const [undoing, undone] = items;
    expect(undoing).toMatchObject({
      actorId: admin.user.id,
      before: { role: 'admin' },
      after: { role: 'user' },
      revertOf: promotion.id,
      revertedBy: null,
    });
    expect(undone).toMatchObject({ id: promotion.id, revertedBy: undoing?.id });
  });

  it('revives no session, and lets sign in again', async () => {
    const { user, email, client } = await newUser(server);
    await users().deactivate.mutate({ id: user.id });
    const { id } = await lastEvent(user.id, 'user.deactivated');
    expect((await audit().revert.mutate({ id })).status).toBe('active');
    expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    expect((await signIn(server, email)).user.status).toBe('active');
  });

  it('is itself a change that can be undone, and none is undone twice', async () => {
    const { user, client } = await newUser(server);
    await client.user.updateProfile.mutate({ firstName: 'Wrong', lastName: 'Name' });
    const edit = await lastEvent(user.id, 'user.profile_updated');
    expect(await audit().revert.mutate({ id: edit.id })).toMatchObject({
      firstName: 'Pat',
      lastName: 'Doe',
    });
    const undoing = await lastEvent(user.id, 'user.profile_updated');
    expect((await audit().revert.mutate({ id: undoing.id })).firstName).toBe('Wrong');
    expect(await refusal(audit().revert.mutate({ id: edit.id }))).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      message: 'Already reverted.',
    });
    const { events } = await users().get.query({ id: user.id });
    expect(events.find(({ id }) => id === edit.id)?.revertedBy).toBe(undoing.id);
  });

  it('overwrites nothing that was changed again, and says what', async () => {
    const { user, client } = await newUser(server);
    await users().update.mutate({ id: user.id, firstName: 'Ann', lastName: 'Lee' });
    const { id } = await lastEvent(user.id, 'user.profile_updated');
    await client.user.updateProfile.mutate({ lastName: 'Own' });
    expect(await refusal(audit().revert.mutate({ id }))).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      message: "This can't be reverted: last name changed since.",
      fields: { lastName: ['Changed since.'] },
    });
    expect(await client.user.me.query()).toMatchObject({ firstName: 'Ann', lastName: 'Own' });
  });

  it('refuses a username that someone else has by now', async () => {
    const { user } = await newUser(server);
    await users().update.mutate({ id: user.id, username: `left.${user.username.slice(0, 20)}` });
    const { id } = await lastEvent(user.id, 'user.profile_updated');
    const other = await newUser(server);
    await users().update.mutate({ id: other.user.id, username: user.username });
    expect((await refusal(audit().revert.mutate({ id }))).code).toBe('USERNAME_TAKEN');
  });

  it('says when there is nothing to undo', async () => {
    const { user } = await newUser(server);
    const started = await lastEvent(user.id, 'session.started');
    expect(started.reversible).toBe(false);
    expect(await refusal(audit().revert.mutate({ id: started.id }))).toMatchObject({
      status: 400,
      message: 'What this event records cannot be undone.',
    });
    await users().deactivate.mutate({ id: user.id });
    const { id } = await lastEvent(user.id, 'user.deactivated');
    await users().delete.mutate({ id: user.id });
    expect(await refusal(audit().revert.mutate({ id }))).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      message: 'This user was deleted.',
    });
    expect(await refusal(audit().revert.mutate({ id: 'aud_nothing' }))).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    });
  });

  it('holds to the rules of the change itself', async () => {
    const second = await newUser(server);
    await users().setRole.mutate({ id: second.user.id, role: 'admin' });
    const promotion = await lastEvent(second.user.id, 'user.role_changed');
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email: second.email, password: PASSWORD });
    const { client } = await signIn(server, second.email);
    expect((await refusal(client.admin.audit.revert.mutate({ id: promotion.id }))).code).toBe(
      'SELF_TARGET',
    );
    const { user } = await newUser(server);
    await users().setRole.mutate({ id: user.id, role: 'admin' });
    const other = await lastEvent(user.id, 'user.role_changed');
    await users().update.mutate({ id: user.id, firstName: 'New' });
    const edit = await lastEvent(user.id, 'user.profile_updated');
    server.advance(15 * 60 + 1);
    const stale = server.client(session.token).admin.audit;
    expect((await refusal(stale.revert.mutate({ id: other.id }))).code).toBe('REAUTH_REQUIRED');
    expect((await stale.revert.mutate({ id: edit.id })).firstName).toBe('Pat');
    admin = await signIn(server, admin.email);
    await users().setRole.mutate({ id: second.user.id, role: 'user' });
    await users().setRole.mutate({ id: user.id, role: 'user' });
  });

  it('does not let an administrator lock themselves out', async () => {
    const second = await newUser(server);
    await users().deactivate.mutate({ id: second.user.id });
    await users().setRole.mutate({ id: second.user.id, role: 'admin' });
    await users().activate.mutate({ id: second.user.id });
    const { id } = await lastEvent(second.user.id, 'user.activated');
    const { client } = await signIn(server, second.email);
    expect((await refusal(client.admin.audit.revert.mutate({ id }))).code).toBe('SELF_TARGET');
    expect((await audit().revert.mutate({ id })).status).toBe('inactive');
  });
});

describe('undoing a request', () => {
  it('puts back what a bulk action changed, and says what it could not', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => newUser(server)));
    const ids = people.map(({ user }) => user.id);
    const [first = '', second = ''] = ids;
    await users().deactivate.mutate({ id: second });
    await users().bulk.mutate({ action: 'deactivate', ids });
    const { requestId } = await lastEvent(first, 'user.deactivated');
    await users().activate.mutate({ id: first });

    const result = await audit().revertRequest.mutate({ requestId });
    expect(result).toMatchObject({ succeeded: 28, failed: 1 });
    expect(result.items.find(({ ok }) => !ok)).toMatchObject({
      id: first,
      error: { code: 'CONFLICT', message: expect.stringContaining('status') },
    });
    // The second was not active before: nothing of it is undone.
    expect(result.items.map(({ id }) => id)).not.toContain(second);
    expect((await users().get.query({ id: ids[29] ?? '' })).user.status).toBe('active');

    const undoing = await lastEvent(ids[29] ?? '', 'user.activated');
    expect(undoing.revertOf).toBe(result.items.find(({ id }) => id === ids[29])?.event);
    const redone = await audit().revertRequest.mutate({ requestId: undoing.requestId });
    expect(redone).toMatchObject({ succeeded: 28, failed: 0 });
    const repeated = await audit().revertRequest.mutate({ requestId });
    expect(repeated).toMatchObject({ succeeded: 0, failed: 29 });
  });

  it('is for other admins too, not about themselves, and asks for the password where roles are in it', async () => {
    const second = await newUser(server);
    await users().setRole.mutate({ id: second.user.id, role: 'admin' });
    const { requestId } = await lastEvent(second.user.id, 'user.role_changed');
    const { client } = await signIn(server, second.email);
    expect(await client.admin.audit.revertRequest.mutate({ requestId })).toMatchObject({
      items: [{ ok: false, error: { code: 'SELF_TARGET' } }],
    });
    const { user } = await newUser(server);
    await users().deactivate.mutate({ id: user.id });
    const other = await lastEvent(user.id, 'user.deactivated');
    const { succeeded } = await client.admin.audit.revertRequest.mutate({
      requestId: other.requestId,
    });
    expect(succeeded).toBe(1);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email: admin.email, password: PASSWORD });
    server.advance(15 * 60 + 1);
    const stale = server.client(session.token).admin.audit;
    expect((await refusal(stale.revertRequest.mutate({ requestId }))).code).toBe('REAUTH_REQUIRED');
    admin = await signIn(server, admin.email);
    const rest = await fetch(`${server.url}/api/v1/admin/audit/requests/${requestId}/revert`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.tokens.accessToken}` },
    });
    expect(await rest.json()).toMatchObject({ succeeded: 1, items: [{ id: second.user.id }] });
  });

  it('undoes several changes of one user from the last to the first', async () => {
    const { user } = await newUser(server);
    await users().deactivate.mutate({ id: user.id });
    const call = { id: user.id, firstName: 'Ann', role: 'admin', status: 'active' } as const;
    await admin.client.user.update.mutate(call);
    const { requestId } = await lastEvent(user.id, 'user.role_changed');
    const { items } = await audit().revertRequest.mutate({ requestId });
    expect(items).toHaveLength(3);
    expect((await users().get.query({ id: user.id })).user).toMatchObject({
      firstName: 'Pat',
      role: 'user',
      status: 'inactive',
    });
  });
});

describe('a race', () => {
  it('of twenty that undo the same change has one winner', async () => {
    const { user } = await newUser(server);
    await users().update.mutate({ id: user.id, firstName: 'Ann' });
    const { id } = await lastEvent(user.id, 'user.profile_updated');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => audit().revert.mutate({ id })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const action = 'user.profile_updated';
    expect((await audit().list.query({ target: user.id, action })).items).toHaveLength(2);
  });

  it('with a change of the same version has one winner, five rounds', async () => {
    for (let round = 0; round < 5; round++) {
      const { user } = await newUser(server);
      const edited = await users().update.mutate({ id: user.id, firstName: 'Ann' });
      const { id } = await lastEvent(user.id, 'user.profile_updated');
      const change = { id: user.id, firstName: 'Bea', ifMatch: edited.updatedAt };
      const calls = [() => audit().revert.mutate({ id }), () => users().update.mutate(change)];
      if (round % 2 === 1) calls.reverse();
      const outcomes = await Promise.allSettled(calls.map((call) => call()));
      const won = outcomes.flatMap((outcome) =>
        outcome.status === 'fulfilled' ? [outcome.value.firstName] : [],
      );
      expect(won).toHaveLength(1);
      expect((await users().get.query({ id: user.id })).user.firstName).toBe(won[0]);
    }
  });
});
