import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '@rolecall/core/context';
import { createMemory } from '@rolecall/core/memory/memory';
import { createPasswordHasher, type PasswordParameters } from '@rolecall/core/password/hasher';
import { createSecrets } from '@rolecall/core/secrets';
import { yieldToEventLoop } from '@rolecall/core/yield-to-event-loop';
import { openDatabase } from '@rolecall/db/database';
import type { DatabaseConfig } from '@rolecall/db/database-config';
import { migrateDatabase } from '@rolecall/db/migrate';
import { pathOf } from '@rolecall/db/open-file';
import type { Trace } from '@rolecall/db/trace';
import { dataFolder } from './data-folder.ts';
import { developmentSecretKey } from './development-secret-key.ts';
import type { Env } from './env.ts';
import { openKeyRing } from './open-key-ring.ts';
import { untilItAnswers } from './until-it-answers.ts';
import { makeDatabaseFolder, makeUsableFile } from './usable-folder.ts';

const HASH_QUEUE_LIMIT = 64;
const HASH_WAIT_MS = 2_000;
/** argon2id as OWASP recommends: 19 MiB, two passes, one lane. */
const HASH_COST = { memoryKib: 19_456, passes: 2, lanes: 1 };

export type CoreOptions = {
  /** Where the installation is reached, for the links it makes; asked once the database is there. */
  appUrl: string | (() => string);
  /** Where what is local is kept, if not where the database says. */
  localFolder?: string | undefined;
  /** How long a libSQL server is waited for, where it is not as long as usual. */
  waits?: Pick<DatabaseConfig, 'syncWaitMs' | 'timeoutMs'> | undefined;
  /** What a password hash costs. */
  hashCost?: PasswordParameters | undefined;
  now?: (() => Date) | undefined;
  /** How long a read may take, in milliseconds. */
  readMs?: number | undefined;
  /** Told that a primary is away and waited for; without it the start fails. */
  onWait?: (() => void) | undefined;
  /** Told what is odd about how the database file was left. */
  onOddShutdown?: ((what: string) => void) | undefined;
  /** Told of a stored hash that cannot be checked; the message has nothing of it. */
  onUncheckable?: ((error: Error) => void) | undefined;
  /** Puts spans around work. */
  trace?: Trace | undefined;
};

/**
 * Opens and migrates the database, and builds the parts of the domain around it.
 * @throws DatabaseUnavailableError when the database does not answer
 */
export async function createCore(
  env: Env,
  {
    appUrl,
    localFolder = dataFolder(env.databaseUrl),
    waits,
    hashCost = HASH_COST,
    now = () => new Date(),
    readMs,
    onWait,
    onOddShutdown,
    onUncheckable,
    trace,
  }: CoreOptions,
): Promise<Installation> {
  if (env.databaseUrl.startsWith('file:')) {
    makeDatabaseFolder(env, pathOf(env.databaseUrl));
  }
  if (env.databaseReplicaPath !== undefined) {
    makeUsableFile(env.databaseReplicaPath, 'DATABASE_REPLICA_PATH');
  }
  const stored = env.secretKey ? { key: env.secretKey } : developmentSecretKey(localFolder);
  const secrets = createSecrets(stored.key);
  const database = {
    url: env.databaseUrl,
    authToken: env.databaseAuthToken,
    replicaPath: env.databaseReplicaPath,
    syncSeconds: env.databaseSyncSeconds,
    readMs,
    ...waits,
    onOddShutdown,
    trace,
  };
  const db = await openDatabase(database);
  // Each step is short: in between, the server says that it is starting.
  await yieldToEventLoop();
  if (env.databaseReplicaPath !== undefined && onWait) await untilItAnswers(db, onWait);
  await migrateDatabase(database);
  await yieldToEventLoop();
  const passwords = createPasswordHasher({
    parameters: hashCost,
    concurrency: availableParallelism(),
    queueLimit: HASH_QUEUE_LIMIT,
    waitMs: HASH_WAIT_MS,
    onUncheckable,
    trace,
  });
  const keys = await openKeyRing(db, secrets, now(), stored);
  await yieldToEventLoop();
  return {
    db,
    config: { ...env.domain, appUrl: typeof appUrl === 'string' ? appUrl : appUrl() },
    secrets,
    keys,
    passwords,
    memory: createMemory(),
    importFolder: join(localFolder, 'imports'),
    now,
    trace,
  };
}
