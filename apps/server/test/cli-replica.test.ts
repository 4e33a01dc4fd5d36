import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startLibsqlServer } from '@rolecall/db/testing-server';
import { newEmail } from '@rolecall/testkit/people';
import { runCli } from '@rolecall/testkit/process';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { expect, it } from 'vitest';

it('the command line asks the primary, and leaves the replica to the server', async () => {
  const { folder, remove } = temporaryFolder('cli-replica');
  const primary = await startLibsqlServer();
  const replica = join(folder, 'replica.db');
  const variables = {
    DATABASE_URL: primary.url,
    DATABASE_REPLICA_PATH: replica,
    SECRET_KEY: newSecretKey(),
  };
  const run = (...args: string[]) => runCli(folder, args, variables);
  const email = newEmail();
  expect(await run('migrate')).toMatchObject({ exitCode: 0 });
  expect(await run('admin', 'create', '--email', email)).toMatchObject({ exitCode: 0 });
  expect((await run('user', 'list')).stdout).toContain(email);
  expect((await run('doctor')).stdout).toMatch(/^ok +keys/m);
  expect(existsSync(replica)).toBe(false);
  await primary.remove();
  remove();
});
