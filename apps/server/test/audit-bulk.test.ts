import { systemContext } from '@rolecall/core/context';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);
const { users, audit } = admin.client.admin;

const newTag = () => crypto.randomUUID().slice(0, 8);

async function invite(count: number, tag = newTag()) {
  const emails = Array.from(
    { length: count },
    (_, n) => `bulk.${tag}.${newTag()}.${n}@example.com`,
  );
  const { items } = await users.invite.mutate({ emails, role: 'user' });
  return items.flatMap(({ userId }) => userId ?? []);
}

const newest = async () => (await audit.list.query({ grouped: true, perPage: 1 })).items[0];

describe('a bulk action in the audit log', () => {
  it('is one event that says how many, and a single one for each user beside it', async () => {
    const ids = await invite(60);
    expect(await newest()).toMatchObject({ action: 'user.created', bulk: { count: 60 } });
    await users.bulk.mutate({ action: 'deactivate', ids, sendMail: false });
    const { user } = await newUser(server);
    await users.deactivate.mutate({ id: user.id });

    const { items } = await audit.list.query({ grouped: true, perPage: 100 });
    const deactivated = items.filter(({ action }) => action === 'user.deactivated');
    expect(deactivated).toHaveLength(2);
    const [single, whole] = deactivated;
    expect(single).toMatchObject({ targetId: user.id, bulk: null, silent: false });
    expect(whole).toMatchObject({ silent: true, bulk: { count: 60, reverted: false } });
    expect(whole?.bulk?.users).toHaveLength(10);

    const all = await audit.list.query({ requestId: whole?.requestId, perPage: 100 });
    expect(new Set(all.items.map(({ targetId }) => targetId))).toEqual(new Set(ids));
    expect(all.items.every(({ bulk }) => bulk === null)).toBe(true);
    const ungrouped = await audit.list.query({ action: 'user.deactivated', perPage: 100 });
    expect(ungrouped.items).toHaveLength(61);

    const ofOne = await audit.list.query({ grouped: true, target: ids[30], perPage: 100 });
    expect(ofOne.items.map(({ action }) => action)).toContain('user.deactivated');
    const ofAdmin = await audit.list.query({ grouped: true, user: admin.user.id, perPage: 100 });
    expect(ofAdmin.items.filter(({ action }) => action === 'user.deactivated')).toHaveLength(2);
    const seen = await audit.list.query({ grouped: true, user: ids[0], perPage: 100 });
    expect(seen.items.every(({ bulk }) => bulk === null)).toBe(true);
  });

  it('is reverted as a whole, but for those changed since, and the revert is one event', async () => {
    const ids = await invite(30);
    await users.bulk.mutate({ action: 'deactivate', ids });
    const { requestId = '' } = (await newest()) ?? {};
    await users.activate.mutate({ id: ids[3] ?? '' });
    const result = await audit.revertRequest.mutate({ requestId });
    expect(result).toMatchObject({ succeeded: 29, failed: 1 });
    expect(result.items.find(({ ok }) => !ok)).toMatchObject({
      id: ids[3],
      error: { message: "This can't be reverted: status changed since." },
    });
    const [undoing] = (
      await audit.list.query({ grouped: true, action: 'user.activated', perPage: 1 })
    ).items;
    expect(undoing).toMatchObject({ bulk: { count: 29, reverted: false } });
    await audit.revertRequest.mutate({ requestId: undoing?.requestId ?? '' });
    const [undone] = (
      await audit.list.query({ grouped: true, action: 'user.activated', perPage: 1 })
    ).items;
    expect(undone).toMatchObject({ id: undoing?.id, bulk: { reverted: true } });
  });

  it('says before it is reverted what that would do, as it then does', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => newUser(server)));
    const ids = people.map(({ user }) => user.id);
    await users.bulk.mutate({ action: 'setRole', role: 'admin', ids });
    const { requestId = '' } = (await newest()) ?? {};
    // Which emails a revert cancels depends on which have left by then.
    for (const { email } of people) await server.mailTo(email, /role was changed/);
    await users.setRole.mutate({ id: ids[1] ?? '', role: 'user' });
    await users.delete.mutate({ id: ids[2] ?? '' });
    const preview = await audit.previewRevert.query({ requestId });
    expect(preview).toMatchObject({ total: 6, changes: 4 });
    expect(preview.refused).toHaveLength(2);
    expect(preview.refused).toContainEqual({ message: 'Role changed since.', count: 1 });
    expect(preview.refused).toContainEqual({ message: 'This user was deleted.', count: 1 });

    const result = await audit.revertRequest.mutate({ requestId });
    const { succeeded, failed, emailsCancelled, emailsSent } = result;
    expect({ succeeded, failed }).toEqual({ succeeded: 4, failed: 2 });
    expect(preview).toMatchObject({ emailsCancelled, emailsSent });
    const after = await audit.previewRevert.query({ requestId });
    expect(after).toMatchObject({ changes: 0, emailsCancelled: 0, emailsSent: 0 });
    expect(after.refused).toContainEqual({ message: 'Already reverted.', count: 4 });
  });

  it('counts every user once, however many batches they are read in', async () => {
    const tag = newTag();
    const some: string[] = [];
    for (let n = 0; n < 3; n++) some.push(...(await invite(90, tag)));
    const filter = { q: `bulk.${tag}` };
    await users.bulk.mutate({ action: 'deactivate', filter, sendMail: false });
    const { requestId = '' } = (await newest()) ?? {};
    const changed = some.filter((_, index) => index % 100 === 0);
    for (const id of changed) await users.activate.mutate({ id });
    expect(await audit.previewRevert.query({ requestId })).toMatchObject({
      total: some.length,
      changes: some.length - changed.length,
      refused: [{ message: 'Status changed since.', count: changed.length }],
    });
    const result = await audit.revertRequest.mutate({ requestId });
    expect(new Set(result.items.map(({ id }) => id))).toEqual(new Set(some));
    expect(result).toMatchObject({ failed: changed.length });
  });

  it('says that the own account stays as it is', async () => {
    const bob = await newUser(server);
    const { user } = await newUser(server);
    await users.bulk.mutate({ action: 'setRole', role: 'admin', ids: [bob.user.id, user.id] });
    const { requestId = '' } = (await newest()) ?? {};
    const asked = bob.client.admin.audit;
    expect(await asked.previewRevert.query({ requestId })).toMatchObject({
      changes: 1,
      refused: [{ message: "You can't do this to your own account.", count: 1 }],
    });
    expect(await asked.revertRequest.mutate({ requestId })).toMatchObject({
      succeeded: 1,
      failed: 1,
    });
  });

  it('is never what the system does, whose work has no request of its own', async () => {
    const [id = ''] = await invite(1);
    await users.deactivate.mutate({ id });
    expect(await newest()).toMatchObject({ bulk: null });
    const { request } = systemContext(server.core, 'test');
    const refused = audit.revertRequest.mutate({ requestId: request.id });
    await expect(refused).rejects.toThrow();
  });
});
