import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
export const ADMIN_KEY = 'the key of this benchmark, long enough';
const MANY = { limit: 1_000_000 };
const NO_LIMITS = JSON.stringify({
  'register.address': MANY,
  'signIn.address.minute': MANY,
  'signIn.address.hour': MANY,
  'signIn.account': { free: 1_000_000 },
  'forgot.address': MANY,
  'forgot.account': MANY,
  'lookup.user': MANY,
  'list.user': MANY,
  'write.user': MANY,
});

/**
 * Runs `measure` against a server of its own, as an operator starts it: real hashes, a database
 * file in a temporary folder, limits out of the way, `ADMIN_KEY` for administrators.
 * @param databaseUrl a database that is there already
 */
export async function withServer(
  measure: (url: string, memoryMib: () => number) => Promise<void>,
  databaseUrl?: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'));
  const child = Bun.spawn([process.execPath, '--no-env-file', MAIN], {
    cwd: folder,
    env: {
      NODE_ENV: 'test',
      PORT: '0',
      WEB: 'off',
      RATE_LIMITS: NO_LIMITS,
      ADMIN_SECRET_KEY: ADMIN_KEY,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    },
    stdout: 'pipe',
  });
  try {
    await measure(await addressOf(child.stdout), () => residentMib(child.pid));
  } finally {
    child.kill('SIGTERM');
    await child.exited;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the process holds in memory, as Linux accounts it. */
function residentMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function addressOf(output: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of output) {
    text += decoder.decode(chunk, { stream: true });
    const url = /tRPC\s+(http:\S+)\/trpc/.exec(text)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`The server did not start:\n${text}`);
}
