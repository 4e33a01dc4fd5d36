import { newEmail, newUser, signIn } from '@rolecall/testkit/people';
import { afterAll, describe, expect, it } from 'vitest';
import { startForCli } from './cli-ways.ts';
import { insertMany } from './insert-many.ts';

const { server, admin, ways, stop } = await startForCli();
afterAll(stop);

// The command line works beside the server, whose replica has what it did a moment later.
const expectSignedOut = ({ user }: typeof admin.client) =>
  expect.poll(() => user.me.query().catch(() => 'signed out')).toBe('signed out');

/** Who the audit log says did something to someone. */
async function actorOf(id: string, action: string) {
  const { items } = await admin.client.admin.audit.list.query({ target: id });
  const event = items.find((item) => item.action === action);
  return event?.actorKind === 'system' ? event.actorId : event?.actorName;
}

async function actionsOn(id: string) {
  const { items } = await admin.client.admin.audit.list.query({ target: id });
  return items.map(({ action }) => action);
}

const expectLastActionOn = (id: string) => expect.poll(async () => (await actionsOn(id))[0]);

describe.each(ways)('$name', ({ run, lines, isHere }) => {
  it('deactivates, activates and signs out, with the audit events of that', async () => {
    const { user, client } = await newUser(server);
    const off = await run('user', 'deactivate', user.email);
    expect(off).toMatchObject({ exitCode: 0, json: { status: 'inactive' } });
    await expectSignedOut(client);
    const by = isHere ? expect.stringMatching(/^cli:\S/) : 'Ada';
    await expect.poll(() => actorOf(user.id, 'user.deactivated')).toEqual(by);
    for (const words of [
      ['user', 'show', user.id],
      ['user', 'list', '--search', user.email, '--status', 'inactive'],
      ['audit', 'tail', '--user', user.id],
    ]) {
      const { stdout } = await lines(...words);
      expect(stdout).toContain('deactivated');
      expect(stdout).not.toContain('inactive');
    }
    await run('user', 'activate', user.email);
    const again = await signIn(server, user.email);
    await run('user', 'revoke-sessions', user.email);
    await expectSignedOut(again.client);
  });

  it('sets a role and sends a password reset, with their emails', async () => {
    const { user, email } = await newUser(server);
    const promoted = await run('user', 'set-role', email, 'admin');
    expect(promoted.json).toMatchObject({ id: user.id, role: 'admin' });
    await run('user', 'reset-password', email);
    await server.mailTo(email, /role/i);
    await server.mailTo(email, /password/i);
    expect((await run('user', 'set-role', email, 'user')).json.role).toBe('user');
  });

  it('sends invited users an invitation in place of a password reset, and says so', async () => {
    const email = newEmail();
    expect((await run('user', 'invite', email)).json).toMatchObject({ succeeded: 1 });
    const sent = await run('user', 'reset-password', email);
    expect(sent).toMatchObject({ exitCode: 0, json: { ok: true, email: 'invitation' } });
    const { id } = sent.json.user;
    await expectLastActionOn(id).toBe('user.invitation_sent');
    expect(await actionsOn(id)).not.toContain('user.password_reset_sent');
    const { user } = await newUser(server);
    expect((await run('user', 'reset-password', user.id)).json.email).toBe('reset-password');
    await expectLastActionOn(user.id).toBe('user.password_reset_sent');
  });

  it('says so, too, of who was never invited and has no password', async () => {
    const {
      emails: [email = ''],
    } = await insertMany(server, 'imported', 1);
    const sent = await run('user', 'reset-password', email);
    expect(sent.json).toMatchObject({ email: 'invitation', user: { status: 'active' } });
    await expectLastActionOn(sent.json.user.id).toBe('user.invitation_sent');
    expect((await lines('user', 'reset-password', email)).stdout).toMatch(/^Invitation email/);
  });

  it('deletes only once that was agreed to', async () => {
    const { user } = await newUser(server);
    const asked = await run('user', 'delete', user.id);
    expect(asked).toMatchObject({
      exitCode: 2,
      json: { error: { code: 'CONFIRMATION_REQUIRED' } },
    });
    expect((await run('user', 'show', user.id)).exitCode).toBe(0);
    expect((await run('user', 'delete', user.id, '--yes')).exitCode).toBe(0);
    const gone = await run('user', 'show', user.id);
    expect(gone).toMatchObject({ exitCode: 3, json: { error: { code: 'NOT_FOUND' } } });
  });

  it('keeps the last administrator, as the API does', async () => {
    const code = isHere ? 'LAST_ADMIN' : 'SELF_TARGET';
    const refused = await run('user', 'deactivate', admin.email);
    expect(refused).toMatchObject({ exitCode: 1, json: { error: { code } } });
    const demoted = await run('user', 'set-role', admin.email, 'user');
    expect(demoted).toMatchObject({ exitCode: 1, json: { error: { code: 'LAST_ADMIN' } } });
  });
});
