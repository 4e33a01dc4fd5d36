import { readdirSync } from 'node:fs';
import { runCli } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterEach, beforeEach, expect, it } from 'vitest';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder('process');
});
afterEach(() => place.remove());

it.each([
  [['--help'], 'user'],
  [['user', '--help'], 'set-role'],
  [['user', 'delete', '--help'], 'rolecall user delete ada@example.com'],
  [['admin', 'create', '--help'], '--email <email>'],
])('explains itself: %o', async (args, part) => {
  const help = await runCli(place.folder, args);
  expect(help).toMatchObject({ exitCode: 0, stderr: '' });
  expect(help.stdout).toContain('Usage: rolecall');
  expect(help.stdout).toContain(part);
  expect(help.stdout).not.toContain('display help');
});

it('prints its version', async () => {
  const { stdout } = await runCli(place.folder, ['--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+(-\S+)?\n$/);
});

it.each([
  [['nonsense'], "unknown command 'nonsense'"],
  [['user'], 'Usage: rolecall user'],
  [['admin', 'create'], '--email'],
  [['admin', 'create', '--email', 'nobody'], '--email: Enter an email'],
  [['admin', 'create', '--email', 'a@example.com', '--first-name', 'A\nB'], '--first-name'],
  [['user', 'show'], "missing required argument 'user'"],
  [['user', 'show', 'one', 'two'], 'too many arguments'],
  [['user', 'set-role', 'ada', 'boss'], 'role: Use admin or user.'],
  [['user', 'list', '--limit', '0'], '--limit: Give a number'],
  [['user', 'invite'], "missing required argument 'email'"],
  [['user', 'list', '--token', 'secret'], "unknown option '--token'"],
  [['user', 'list', '--status', 'gone'], '--status: Use active, inactive or invited.'],
  [['audit', 'tail', '--action', 'nope'], 'values, such as user.registered, '],
  [['backup', 'none/x.backup'], 'There is no folder '],
  [['restore', 'none.backup', '--yes'], "none.backup can't be read: there is no such file."],
  [['restore', 'none.backup'], "none.backup can't be read: there is no such file."],
  [['import', 'none.csv'], "none.csv can't be read: there is no such file."],
  [['user', 'delete', 'ada'], 'Pass --yes'],
  [['migrate', '--url', 'https://id.example.com'], "unknown option '--url'"],
])('says what is wrong with %o, and touches nothing', async (args, sentence) => {
  const refused = await runCli(place.folder, args);
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain(sentence);
  expect(refused.stderr).not.toContain('(outputHelp)');
  expect(readdirSync(place.folder)).toEqual([]);
});

it('says so as JSON, too', async () => {
  for (const [args, code] of [
    [['user', 'list', '--nonsense'], 'USAGE'],
    [['user', 'delete', 'ada'], 'CONFIRMATION_REQUIRED'],
  ] as const) {
    const { stderr } = await runCli(place.folder, [...args, '--json']);
    expect(JSON.parse(stderr).error.code).toBe(code);
  }
});

it.each([
  [{ DATABASE_URL: 'mysql://localhost/x' }, 5, 'ENVIRONMENT', 'DATABASE_URL'],
  [{ NODE_ENV: 'production' }, 5, 'ENVIRONMENT', 'APP_URL'],
  [{ DATABASE_URL: 'http://127.0.0.1:9' }, 4, 'UNAVAILABLE', 'DATABASE_URL'],
] as const)(
  'tells a wrong environment from a database that is away: %o',
  async (variables, exitCode, code, name) => {
    const refused = await runCli(place.folder, ['user', 'list', '--json'], variables);
    expect(refused).toMatchObject({ exitCode, stdout: '' });
    expect(JSON.parse(refused.stderr).error).toMatchObject({
      code,
      message: expect.stringContaining(name),
    });
  },
);
