import { join } from 'node:path';
import type { PasswordParameters } from '@rolecall/core/password/hasher';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { createModeDatabase, type ModeDatabase, TEST_WAITS } from '@rolecall/db/testing-modes';
import { createInstallation } from '@rolecall/server/create-installation';
import { readEnv } from '@rolecall/server/env';
import { listen } from '@rolecall/server/listen';
import { pino } from 'pino';
import { inject } from 'vitest';
import { apiClient, batchingClient, type Connect } from './client.ts';
import { settingsOf } from './database-settings.ts';
import { LIFTED_LIMITS } from './limits.ts';
import { mailboxOf } from './mailbox.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Hashing cheap enough for tests; the real cost is tested where it matters. */
const CHEAP = { memoryKib: 256, passes: 1, lanes: 1 };
declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with Vitest's.
  interface ProvidedContext {
    /** How clients make their calls; vitest.config.ts says which tests run both ways. */
    trpcCalls: 'single' | 'batched';
  }
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/**
 * The real server on a port of its own: real database in the mode of the run, real mail worker and
 * local mailbox.
 * @param variables environment on top of what every test needs
 * @param options.hashCost what a password hash costs
 * @param options.on a database that outlives this server; SECRET_KEY has to be its own then
 */
export async function startTestServer(
  variables: Record<string, string> = {},
  { hashCost = CHEAP, on }: { hashCost?: PasswordParameters; on?: ModeDatabase } = {},
) {
  const { folder, remove } = temporaryFolder('server');
  const database = on ?? (await createModeDatabase(inject('databaseMode')));
  // A test of what lies beside a file says where that is.
  const isElsewhere = variables.DATABASE_URL !== undefined;
  const logs: string[] = [];
  const testing = {
    NODE_ENV: 'test',
    ...(isElsewhere ? {} : settingsOf(database)),
    WEB: 'off',
    MAILBOX_DIR: join(folder, 'mailbox'),
    RATE_LIMITS: LIFTED_LIMITS,
    UNDO_SECONDS: '0',
    ...variables,
  };
  const env = readEnv({}, testing);
  let skewMs = 0;
  const listener = listen({ ...env, port: 0, host: '127.0.0.1' });
  const installation = await createInstallation(env, {
    appUrl: env.appUrl ?? listener.localUrl,
    ...(isElsewhere ? {} : { localFolder: folder }),
    waits: TEST_WAITS,
    hashCost,
    now: () => new Date(Date.now() + skewMs),
    logger: pino({ level: 'trace' }, { write: (line: string) => void logs.push(line) }),
    // What a busy machine takes for a read is no fault of what is tested.
    readMs: 30_000,
    // Soon, but not so often that looking for work is most of the work.
    mailPollMs: 25,
    importPollMs: 50,
  });
  const { core, app, mailbox } = installation;
  installation.startWork();
  listener.handle(app);
  const isSettled = async () => {
    const jobs = await core.db.readConsistent().select().from(mailJobs);
    return jobs.every(({ leasedUntil }) => leasedUntil === null);
  };
  const local = listener.localUrl.replace('localhost', '127.0.0.1');

  const connect = inject('trpcCalls') === 'batched' ? batchingClient : apiClient;
  const client: Connect = (accessToken) => connect(local, accessToken);

  return {
    core,
    url: local,
    database,
    logs,
    /** Moves the server's clock forward. */
    advance: (seconds: number) => {
      skewMs += seconds * 1000;
    },
    /** Tells what takes long that the server is about to end. */
    drain: installation.drain,
    client,
    ...mailboxOf(async () => (await mailbox?.list()) ?? [], isSettled),
    stop: async () => {
      listener.close();
      await installation.stop();
      if (on === undefined) await database.remove();
      remove();
    },
  };
}
