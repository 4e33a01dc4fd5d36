import { newUser } from '@rolecall/testkit/people';
import { afterAll, describe, expect, it } from 'vitest';
import { startForCli } from './cli-ways.ts';

const { server, admin, ways, stop } = await startForCli();
afterAll(stop);

describe.each(ways)('$name', ({ run, lines, isHere }) => {
  it('shows a user by ID, email and username, in any spelling', async () => {
    const { user, email } = await newUser(server);
    for (const name of [user.id, email, ` ${email.toUpperCase()} `, user.username]) {
      const shown = await run('user', 'show', name);
      expect(shown.json).toMatchObject({ user: { id: user.id, email }, counts: { sessions: 1 } });
    }
    const list = await run('user', 'list', '--search', email, '--role', 'user');
    expect(list.json).toMatchObject({ total: 1, items: [{ id: user.id }] });
  });

  it('invites whom it can, and says of the others why not', async () => {
    const known = await newUser(server);
    const email = `new.${crypto.randomUUID()}@example.com`;
    const list = [`Ada Lovelace <${email}>`, known.email, 'no email'];
    const none = await run('user', 'invite', ...list, '--all-or-none');
    expect(none).toMatchObject({ exitCode: 1, json: { succeeded: 0 } });
    const { exitCode, json } = await run('user', 'invite', ...list);
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({
      succeeded: 1,
      items: [
        { email, outcome: 'invited' },
        { email: known.email, outcome: 'has_account' },
        { entry: 'no email', outcome: 'invalid' },
      ],
    });
    expect((await server.mailTo(email, /invit/i)).text).toContain('accept-invitation');
    expect((await run('user', 'show', email)).json.user).toMatchObject({
      status: 'invited',
      fullName: 'Ada Lovelace',
    });
  });

  it('prints all users and the last events, one a line', async () => {
    const { stdout } = await lines('user', 'list', '--all', '--json');
    const { total } = await admin.client.admin.users.list.query({});
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).email),
    ).toHaveLength(total);
    const tail = await lines('audit', 'tail', '--limit', '3', '--json');
    const times = tail.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).at);
    expect(times).toEqual(times.toSorted());
    expect(times).toHaveLength(3);
  });

  it('names whoever works on the command line, for people', async () => {
    const { user } = await newUser(server);
    await run('user', 'set-role', user.id, 'admin');
    for (const words of [
      ['user', 'show', user.id],
      ['audit', 'tail', '--user', user.id],
    ]) {
      const { stdout } = await lines(...words);
      expect(stdout).toContain(
        isHere ? '(command line) gave the admin role to' : 'Ada gave the admin role to',
      );
      expect(stdout).toMatch(/ signed up/);
    }
    await run('user', 'delete', user.id, '--yes');
    const gone = await lines('audit', 'tail', '--limit', '1', '--user', user.id);
    expect(gone).toMatchObject({ stdout: expect.stringContaining('deleted'), stderr: '' });
  });

  it('finds the events of a user by email, and says when there are none', async () => {
    const { user, email } = await newUser(server);
    const newest = async () => {
      const { stdout } = await lines('audit', 'tail', '--limit', '1', '--json', '--user', email);
      return JSON.parse(stdout);
    };
    // A replica may still be at an event before it.
    await expect.poll(newest).toMatchObject({ actorId: user.id });
    const none = await lines('audit', 'tail', '--user', `usr_${'0'.repeat(26)}`);
    expect(none).toMatchObject({ exitCode: 0, stdout: '', stderr: 'No events found.\n' });
    for (const name of ['nobody', 'usr_nobody']) {
      expect((await lines('audit', 'tail', '--user', name)).exitCode).toBe(3);
    }
  });

  it('finds the events of a user whose username begins as an ID does', async () => {
    const { user, client } = await newUser(server);
    const username = `usr_${crypto.randomUUID().slice(0, 8)}`;
    await client.user.updateProfile.mutate({ username });
    const { stdout } = await lines('audit', 'tail', '--limit', '1', '--json', '--user', username);
    expect(JSON.parse(stdout)).toMatchObject({ targetId: user.id });
  });

  it('prints a table without colours where no one watches', async () => {
    const { stdout, stderr } = await lines('user', 'list', '--search', admin.email);
    expect(stderr).toBe('1 of 1 users\n');
    expect(stdout.split('\n')[0]).toMatch(/^Email +Username +Name +Role/);
    expect(stdout).toContain(admin.user.id);
  });
});
