import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRolecall } from '@rolecall/client';
import { isWholeReplica } from '@rolecall/db/replica-files';
import { startLibsqlServer } from '@rolecall/db/testing-server';
import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { runCli, startProcess, URL_LINE } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readImage } from './image.ts';
import { rehearse } from './rehearse.ts';
import { faultsOf } from './report.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A few: `bun run rehearse` takes more, and builds in an empty folder. */
const SIGN_INS = 30;

const image = readImage(ROOT);
const home = temporaryFolder('executable');
const ROLECALL = join(home.folder, 'rolecall');

beforeAll(async () => {
  // Takes the pages that are built already, and a second for the file.
  const build = Bun.spawn([...image.step, ROLECALL], { cwd: ROOT, stdout: 'pipe' });
  const output = await new Response(build.stdout).text();
  if ((await build.exited) !== 0) throw new Error(output);
}, 300_000);
afterAll(() => home.remove());

it('is the server, the pages and the command line, in an empty folder', async () => {
  const place = temporaryFolder('process');
  const server = startProcess(
    place.folder,
    { NODE_ENV: undefined, WEB: undefined },
    [],
    [ROLECALL],
  );
  const url = await server.printed(URL_LINE);
  const token = await server.printed(/\/setup#(\S+)/);
  const email = newEmail();
  const rolecall = createRolecall({ url });
  await rolecall.api.auth.setup.mutate({ token, email, password: PASSWORD });
  await rolecall.login({ email, password: PASSWORD });
  expect((await rolecall.api.user.me.query()).email).toBe(email);

  const page = await (await fetch(`${url}/login`)).text();
  const script = /href="\.?(\/_app\/[^"]+\.js)"/.exec(page)?.[1] ?? 'the page names no script';
  for (const path of [
    script,
    '/docs/swagger-ui.css',
    '/docs/inter.woff2',
    '/docs',
    '/openapi.json',
  ]) {
    expect((await fetch(`${url}${path}`)).status, path).toBe(200);
  }

  const list = await runCli(place.folder, ['user', 'list', '--json'], {}, '', [ROLECALL]);
  expect(list).toMatchObject({ exitCode: 0, stderr: '' });
  expect(list.stdout).toContain(email);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(readdirSync(place.folder)).toEqual(['data']);
  place.remove();
});

it('keeps a replica of a libSQL server', async () => {
  const place = temporaryFolder('process');
  const primary = await startLibsqlServer();
  const replica = join(place.folder, 'replica.db');
  const variables = { DATABASE_URL: primary.url, DATABASE_REPLICA_PATH: replica };
  const server = startProcess(place.folder, variables, [], [ROLECALL]);
  await server.printed(URL_LINE);
  await poll(async () => isWholeReplica(replica, primary.url) || undefined, 'no whole replica');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  await primary.remove();
  place.remove();
});

it('explains a word that is no command', async () => {
  const { exitCode, stderr } = await runCli(home.folder, ['serv'], {}, '', [ROLECALL]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("unknown command 'serv'");
});

it('serves a flood in production and ends, as its container has to', async () => {
  expect(image.variables).toMatchObject({ NODE_ENV: 'production' });
  expect(faultsOf(await rehearse(ROLECALL, image.variables, SIGN_INS))).toEqual([]);
});

it('says so where its native parts cannot be unpacked', async () => {
  const variables = {
    BUN_TMPDIR: join(home.folder, 'nowhere'),
    TMPDIR: join(home.folder, 'nowhere'),
  };
  const { exitCode, stderr } = await runCli(home.folder, ['user', 'list'], variables, '', [
    ROLECALL,
  ]);
  expect(exitCode).toBe(5);
  expect(stderr).toMatch(/^Rolecall cannot start: .+ temporary folder .+\n$/);
});
