import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '@rolecall/db/testing-port';
import { apiClient } from '@rolecall/testkit/client';
import { liftEveryLimit } from '@rolecall/testkit/limits';
import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { runCli, startProcess } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { untilReady } from '@rolecall/testkit/until-ready';
import { startFlood } from './flood.ts';
import { peakMemory } from './peak-memory.ts';
import type { Report } from './report.ts';

const CONNECTIONS = 64;

/**
 * Starts the program in production as its container does, floods it with sign-ins, and ends it.
 * @param program the executable
 * @param variables what the image sets
 * @param signIns how many have to succeed before it is ended
 */
export async function rehearse(
  program: string,
  variables: Record<string, string>,
  signIns: number,
): Promise<Report> {
  const place = temporaryFolder('rehearsal');
  const provider = Bun.serve({ port: 0, fetch: () => Response.json({ id: crypto.randomUUID() }) });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    ...variables,
    WEB: 'on',
    PORT: `${port}`,
    APP_URL: `http://localhost:${port}`,
    DATABASE_URL: `file:${join(place.folder, 'rolecall.db')}`,
    SECRET_KEY: randomBytes(32).toString('base64'),
    RESEND_API_KEY: 're_rehearsal',
    RESEND_BASE_URL: `http://127.0.0.1:${provider.port}`,
    RATE_LIMITS: liftEveryLimit(),
    LOG_LEVEL: 'error',
  };
  const servers: ReturnType<typeof startProcess>[] = [];
  const start = () => {
    const server = startProcess(place.folder, settings, [], [program]);
    servers.push(server);
    return server;
  };
  try {
    const first = start();
    const token = await first.printed(/\/setup#(\S+)/);
    const credentials = { email: newEmail(), password: PASSWORD };
    await apiClient(url).auth.setup.mutate({ token, ...credentials });
    first.child.kill('SIGTERM');
    await first.ended;

    const startedAt = performance.now();
    const server = start();
    await untilReady(`${url}/readyz`, server.child);
    const readyMs = performance.now() - startedAt;
    const flood = startFlood(url, credentials, CONNECTIONS);
    const { exitCode: health } = await runCli(place.folder, ['health'], settings, '', [program]);
    await poll(
      async () => (flood.outcomes.get(200) ?? 0) >= signIns || undefined,
      `There were no ${signIns} sign-ins.`,
    );
    const peakMb = peakMemory(server.child.pid);
    const endedAt = performance.now();
    server.child.kill('SIGTERM');
    const exitCode = await server.ended;
    const drainMs = performance.now() - endedAt;
    await flood.stop();
    return { readyMs, health, outcomes: flood.outcomes, drainMs, exitCode, peakMb };
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
    await provider.stop(true);
    place.remove();
  }
}
