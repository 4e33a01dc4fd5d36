import { join } from 'node:path';
import { freePort } from '@rolecall/db/testing-port';
import { LIFTED_LIMITS } from './limits.ts';
import { runCli, startProcess } from './process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { untilReady } from './until-ready.ts';

export type BuiltServer = {
  url: string;
  /** The one-time token of the setup link that the server printed. */
  setupToken: string;
  databaseUrl: string;
  /** Ends it as an operator would, and gives back its exit code. */
  stop: () => Promise<number>;
};

/**
 * Starts the server with the built pages on an empty database of its own.
 * @param variables settings that a journey is about
 */
export async function startBuiltServer(
  variables: Record<string, string> = {},
): Promise<BuiltServer> {
  const { folder, remove } = temporaryFolder('e2e');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const databaseUrl = `file:${join(folder, 'rolecall.db')}`;
  const { child, ended, printed } = startProcess(folder, {
    WEB: 'on',
    PORT: String(port),
    APP_URL: url,
    DATABASE_URL: databaseUrl,
    MAILBOX_DIR: join(folder, 'mailbox'),
    RATE_LIMITS: LIFTED_LIMITS,
    ...variables,
  });
  const setupToken = await printed(/\/setup#([\w-]+)/);
  await untilReady(`${url}/readyz`, child);
  return {
    url,
    setupToken,
    databaseUrl,
    stop: async () => {
      child.kill('SIGTERM');
      const exitCode = await ended;
      remove();
      return exitCode;
    },
  };
}

/** Adds made-up people to the database of a running server, as an operator would. */
export async function seedPeople(
  { databaseUrl }: Pick<BuiltServer, 'databaseUrl'>,
  count: number,
): Promise<void> {
  const { folder, remove } = temporaryFolder('seed');
  const variables = { NODE_ENV: 'test', DATABASE_URL: databaseUrl };
  const { exitCode, stderr } = await runCli(folder, ['seed', '--users', String(count)], variables);
  remove();
  if (exitCode !== 0) throw new Error(`Seeding ended with ${exitCode}: ${stderr}`);
}
