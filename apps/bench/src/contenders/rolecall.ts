import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, untilReady } from '../run/ports.ts';
import { startServer } from '../run/processes.ts';
import { timed } from '../run/statistics.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { startMailSink } from './mail-sink.ts';
import { copySeeded } from './seeded.ts';
import type { Server } from './server.ts';
import { ADMIN_KEY, liftedLimits, SECRET_KEY } from './settings.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));

export type Rolecall = Server & {
  /** Its database, where that is a file. */
  file: string;
  /** How long after its start it was ready, in ms. */
  readyMs: number;
};

type Options = {
  cores: number[];
  /** How many made-up people are in its database: without them it is empty. */
  users?: number;
  /** Variables beside the usual ones. */
  env?: Record<string, string>;
};

/**
 * Starts Rolecall from its sources as an operator does: production, real hashes, pages, mails to a
 * stand-in for Resend. Only the rate limits are out of the way.
 */
export async function startRolecall({ cores, users, env }: Options): Promise<Rolecall> {
  const { folder, remove } = temporaryFolder();
  const file =
    users === undefined ? join(folder, 'rolecall.db') : await copySeeded(users, folder, cores);
  const mails = startMailSink();
  const port = freePort();
  const { child, stop } = startServer([process.execPath, '--no-env-file', MAIN], {
    cores,
    cwd: folder,
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: `${port}`,
      APP_URL: `http://localhost:${port}`,
      DATABASE_URL: `file:${file}`,
      SECRET_KEY,
      ADMIN_SECRET_KEY: ADMIN_KEY,
      RATE_LIMITS: liftedLimits(),
      JWT_EXPIRES_IN: '1d',
      RESEND_API_KEY: 're_bench',
      RESEND_BASE_URL: mails.url,
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const readyMs = await timed(() => untilReady(`${url}/readyz`, child));
  return {
    url,
    pid: child.pid,
    file,
    readyMs,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await mails.stop();
      await remove();
    },
  };
}
