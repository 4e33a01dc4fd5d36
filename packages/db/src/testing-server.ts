import { generateKeyPairSync } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './testing-port.ts';

/**
 * The server's binary, out of the package for this system that `sqld` depends on: its own launcher
 * is made by an install script, which many machines do not run.
 */
function findBinary(): string {
  const launcher = createRequire(import.meta.url).resolve('sqld/package.json');
  const system = `@sqld/${process.platform}-${process.arch}`;
  const manifest = createRequire(realpathSync(launcher)).resolve(`${system}/package.json`);
  return join(dirname(manifest), 'sqld');
}

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
  const child = Bun.spawn(
    [
      ...[findBinary(), '--db-path', folder, '--http-listen-addr', `127.0.0.1:${port}`],
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
  /** Where its data is. */
  folder: string;
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

type Options = {
  /** Whether it takes no one without a token. */
  withAuth?: boolean;
  /** The folder of a server that has ended, whose data it begins with. */
  copyOf?: string;
};

/** A real libSQL server of its own for one test, empty unless it is a copy, on a free port. */
export async function startLibsqlServer({
  withAuth = false,
  copyOf,
}: Options = {}): Promise<TestLibsqlServer> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-sqld-'));
  if (copyOf !== undefined) await cp(copyOf, folder, { recursive: true });
  const port = await freePort();
  const options = withAuth ? await requireToken(folder) : [];
  let child = await spawnServer(folder, port, options);
  const stop = async () => {
    child.kill('SIGKILL');
    await child.exited;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    stop,
    start: async () => {
      child = await spawnServer(folder, port, options);
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
