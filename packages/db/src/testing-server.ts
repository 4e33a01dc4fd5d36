import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './testing-port.ts';
import { findServerBinary, SERVER_SYSTEM } from './testing-server-binary.ts';

const START_MS = 10_000;

/** Makes a server ask for a token. No one has one: the key that could sign it is thrown away. */
async function requireToken(folder: string): Promise<string[]> {
  const { publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const path = `${folder}.key`;
  await writeFile(path, raw.toString('base64url'));
  return ['--auth-jwt-key-file', path];
}

async function spawnServer(
  folder: string,
  port: number,
  options: string[],
): Promise<Bun.Subprocess> {
  const binary = findServerBinary();
  if (binary === undefined) throw new Error(`There is no libSQL server for ${SERVER_SYSTEM}.`);
  const child = Bun.spawn(
    [
      ...[binary, '--db-path', folder, '--http-listen-addr', `127.0.0.1:${port}`],
      ...['--no-welcome', ...options],
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const deadline = Date.now() + START_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (response?.ok) return child;
    await Bun.sleep(10);
  }
  child.kill('SIGKILL');
  throw new Error(`The libSQL server did not start on port ${port}.`);
}

export type TestLibsqlServer = {
  url: string;
  /** Takes the server away without a farewell; its data stays. */
  stop(): Promise<void>;
  /** Brings it back on the same URL with the same data. */
  start(): Promise<void>;
  /** Lets it take connections and answer none, until it goes on. */
  pause(): void;
  resume(): void;
  /** Stops it and deletes its data. */
  remove(): Promise<void>;
};

type ServerOptions = {
  /** Whether it takes no one without a token. */
  withAuth?: boolean;
  /** Where its data is, or will be; a new folder without it. */
  folder?: string;
};

/** A real libSQL server of its own for one test, on a free port. */
export async function startLibsqlServer({
  withAuth = false,
  ...options
}: ServerOptions = {}): Promise<TestLibsqlServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'rolecall-sqld-')));
  const port = await freePort();
  const auth = withAuth ? await requireToken(folder) : [];
  let child = await spawnServer(folder, port, auth);
  const stop = async () => {
    child.kill('SIGKILL');
    await child.exited;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    stop,
    start: async () => {
      child = await spawnServer(folder, port, auth);
    },
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    remove: async () => {
      await stop();
      for (const path of [folder, `${folder}.key`]) {
        await rm(path, { recursive: true, force: true });
      }
    },
  };
}
