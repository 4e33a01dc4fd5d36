import { join } from 'node:path';
import { freePort } from '@rolecall/db/testing-port';
import { liftEveryLimit } from '@rolecall/testkit/limits';
import { MAIN } from '@rolecall/testkit/process';
import { untilReady } from '@rolecall/testkit/until-ready';
import { startServer } from '../run/processes.ts';
import { timed } from '../run/statistics.ts';
import { temporaryFolder } from '../run/temporary.ts';
import type { Server } from '../server.ts';
import { startMailSink } from './mail-sink.ts';
import { copySeeded } from './seeded.ts';
import { ADMIN_KEY, SECRET_KEY } from './settings.ts';

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
  const port = await freePort();
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
      RATE_LIMITS: liftEveryLimit(),
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
