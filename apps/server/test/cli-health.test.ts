import { freePort } from '@rolecall/db/testing-port';
import { runCli } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it } from 'vitest';

const place = temporaryFolder('health');
const server = await startTestServer();
afterAll(async () => {
  await server.stop();
  place.remove();
});

const health = (port: string | number, ...args: string[]) =>
  runCli(place.folder, ['health', '--json', ...args], { PORT: `${port}` });

it('says that a server is up, and that it can serve', async () => {
  const { port } = new URL(server.url);
  for (const [args, path] of [
    [[], '/livez'],
    [['--ready'], '/readyz'],
  ] as const) {
    const { exitCode, stdout } = await health(port, ...args);
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      { ok: true, url: `http://127.0.0.1:${port}${path}` },
    ]);
  }
});

it('exits with 4 where nothing answers, or something else does', async () => {
  expect((await health(await freePort())).exitCode).toBe(4);
  const other = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: () => new Response('', { status: 404 }),
  });
  const { exitCode, stdout } = await health(other.port ?? 0);
  expect([exitCode, JSON.parse(stdout).ok]).toEqual([4, false]);
  await other.stop(true);
});
