import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const START_LIMIT_MS = 60_000;

/** So that a suite which signs in all day does not meet the limits it is not about. */
const RATE_LIMITS = JSON.stringify({
  'register.address': { limit: 10_000 },
  'forgot.address': { limit: 10_000 },
  'resend.address': { limit: 10_000 },
  'token.address': { limit: 10_000 },
  'signIn.address.minute': { limit: 10_000 },
  'signIn.address.hour': { limit: 10_000 },
  'list.user': { limit: 10_000 },
  'profile.user': { limit: 10_000 },
  'export.user': { limit: 10_000 },
});

export type RunningServer = {
  url: string;
  /** The one-time token of the setup link that the server printed. */
  setupToken: string;
  databaseUrl: string;
  /** Ends it as an operator would, and gives back its exit code. */
  stop: () => Promise<number | null>;
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No free port.');
  return address.port;
}

/**
 * Starts the production build on an empty database of its own.
 * @param settings variables of the server's environment that a journey is about
 */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const databaseUrl = `file:${join(folder, 'rolecall.db')}`;
  const server = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: REPOSITORY,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: String(port),
      APP_URL: url,
      DATABASE_URL: databaseUrl,
      MAILBOX_DIR: join(folder, 'mailbox'),
      RATE_LIMITS,
      ...settings,
    },
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  server.stdout.on('data', keep);
  server.stderr.on('data', keep);
  const exited = once(server, 'exit');

  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isReady(url)) || !setupTokenIn(output)) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`The server did not start:\n${output}`);
    }
    await sleep(100);
  }

  return {
    url,
    setupToken: setupTokenIn(output) ?? '',
    databaseUrl,
    stop: async () => {
      server.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
      return server.exitCode;
    },
  };
}

/** Adds made-up people to the database of a running server, as an operator would. */
export async function seedPeople({ databaseUrl }: RunningServer, count: number): Promise<void> {
  const args = ['apps/server/src/cli.ts', 'seed', '--users', String(count)];
  const env = { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: databaseUrl };
  const [exitCode] = await once(spawn(process.execPath, args, { cwd: REPOSITORY, env }), 'exit');
  if (exitCode !== 0) throw new Error(`Seeding ended with ${exitCode}.`);
}

function setupTokenIn(output: string): string | undefined {
  return /\/setup#([\w-]+)/.exec(output)?.[1];
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.status === 200,
    () => false,
  );
}
