import { join } from 'node:path';
import { freePort } from '@rolecall/db/testing-port';
import { untilReady } from '@rolecall/testkit/until-ready';
import { PEERS } from '../peers-folder.ts';
import { output, startServer } from '../run/processes.ts';
import { temporaryFolder } from '../run/temporary.ts';
import type { Server } from '../server.ts';

const PROGRAMS = {
  hello: 'hello.ts',
  'better-auth': 'better-auth.ts',
  tutorial: 'tutorial/server.ts',
};

type Options = { cores: number[]; users?: number };

/** Starts a peer with so many users in a database of its own. */
export async function startPeer(
  name: keyof typeof PROGRAMS,
  { cores, users = 0 }: Options,
): Promise<Server> {
  const { folder, remove } = temporaryFolder();
  const port = await freePort();
  const { child, stop } = startServer(
    [process.execPath, '--no-env-file', join(PEERS, PROGRAMS[name]), `${port}`, folder, `${users}`],
    { cores, cwd: folder, env: { NODE_ENV: 'production' } },
  );
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child);
  return {
    url,
    pid: child.pid,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await remove();
    },
  };
}

/** How many passwords a second argon2 verifies on these cores with nothing around it. */
export async function rawArgon2(cores: number[], seconds: number): Promise<number> {
  const program = [process.execPath, join(PEERS, 'argon2.ts'), `${seconds}`];
  const result: { perSecond: number } = JSON.parse(await output(program, { cores, cwd: PEERS }));
  return result.perSecond;
}
