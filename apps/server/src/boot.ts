import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { Config } from '@rolecall/core/config';
import type { Core } from '@rolecall/core/context';
import { type KeyRing, loadKeyRing, WrongSecretKeyError } from '@rolecall/core/key/key-ring';
import { createMemory } from '@rolecall/core/memory';
import { createPasswordHasher, type PasswordParameters } from '@rolecall/core/password/hasher';
import { createSecrets, type Secrets } from '@rolecall/core/secrets';
import { type Database, type DatabaseConfig, openDatabase } from '@rolecall/db/database';
import { isUnavailable } from '@rolecall/db/errors';
import { migrateDatabase } from '@rolecall/db/migrate';
import { createMailer } from '@rolecall/mail/create-mailer';
import { createLocalMailbox, type LocalMailbox } from '@rolecall/mail/local-mailbox';
import type { Mailer } from '@rolecall/mail/mail';
import { createResendTransport } from '@rolecall/mail/resend-transport';
import { type Env, EnvError } from './env.ts';
import { developmentSecretKey } from './secret-key.ts';

const HASH_QUEUE_LIMIT = 64;
const HASH_WAIT_MS = 2_000;
/** argon2id as OWASP recommends: 19 MiB, two passes, one lane. */
const PASSWORD_PARAMETERS = { memoryKib: 19_456, passes: 2, lanes: 1 };

/** The domain's configuration out of the environment. */
function configOf(env: Env, appUrl: string): Config {
  return {
    appUrl,
    audience: env.JWT_AUDIENCE,
    accessTokenSeconds: env.JWT_EXPIRES_IN,
    refreshIdleSeconds: env.REFRESH_IDLE,
    refreshAbsoluteSeconds: env.REFRESH_ABSOLUTE,
    refreshGraceSeconds: env.REFRESH_GRACE,
    freshSeconds: env.FRESH_FOR,
    verifyEmailSeconds: env.VERIFY_EMAIL_EXPIRES_IN,
    resetPasswordSeconds: env.RESET_PASSWORD_EXPIRES_IN,
    changeEmailSeconds: env.CHANGE_EMAIL_EXPIRES_IN,
    invitationSeconds: env.INVITATION_EXPIRES_IN,
    setupSeconds: env.SETUP_EXPIRES_IN,
    registration: env.REGISTRATION,
    emailVerification: env.EMAIL_VERIFICATION,
    passwordMinLength: env.PASSWORD_MIN_LENGTH,
    adminSecretKey: env.ADMIN_SECRET_KEY,
    auditRetentionSeconds: env.AUDIT_RETENTION,
    limits: env.limits,
  };
}

/** Opens and migrates the database and builds the parts of the domain around it. */
export async function bootCore(
  env: Env,
  appUrl: string,
  parameters: PasswordParameters = PASSWORD_PARAMETERS,
): Promise<Core> {
  const folder = dataFolder(env.DATABASE_URL);
  mkdirSync(folder, { recursive: true });
  const secrets = createSecrets(env.SECRET_KEY ?? developmentSecretKey(folder));
  const db = await openMigrated({
    url: env.DATABASE_URL,
    authToken: env.DATABASE_AUTH_TOKEN,
    replicaPath: env.DATABASE_REPLICA_PATH,
    syncSeconds: env.DATABASE_SYNC_SECONDS,
  });
  const passwords = createPasswordHasher({
    parameters,
    concurrency: availableParallelism(),
    queueLimit: HASH_QUEUE_LIMIT,
    waitMs: HASH_WAIT_MS,
  });
  const keys = await openKeyRing(db, secrets);
  return {
    db,
    config: configOf(env, appUrl),
    secrets,
    keys,
    passwords,
    memory: createMemory(),
    now: () => new Date(),
  };
}

async function openMigrated(config: DatabaseConfig): Promise<Database> {
  try {
    await migrateDatabase(config);
    return await openDatabase(config);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new EnvError(
      `DATABASE_URL names a database that cannot be used (${reasonOf(error)}): check the file or the server.`,
    );
  }
}

/** What the database itself said. */
function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error)
    innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
}

async function openKeyRing(db: Database, secrets: Secrets): Promise<KeyRing> {
  try {
    return await loadKeyRing(db, secrets, new Date());
  } catch (error) {
    if (!(error instanceof WrongSecretKeyError)) throw error;
    throw new EnvError('SECRET_KEY is not the one that this database was made with: set that one.');
  }
}

/** Where the database file lives; a remote database keeps what little is local in `./data`. */
function dataFolder(databaseUrl: string): string {
  return databaseUrl.startsWith('file:')
    ? dirname(databaseUrl.replace(/^file:(?:\/\/)?/, ''))
    : './data';
}

/** The way mail goes out: Resend with a key, the local mailbox without, which production refuses. */
export function bootMail(env: Env): { mailer: Mailer; mailbox: LocalMailbox | undefined } {
  if (env.RESEND_API_KEY !== undefined) {
    const transport = createResendTransport({
      apiKey: env.RESEND_API_KEY,
      baseUrl: env.RESEND_BASE_URL,
    });
    return { mailer: createMailer(transport, env.MAIL_FROM), mailbox: undefined };
  }
  const mailbox = createLocalMailbox(env.MAILBOX_DIR);
  return { mailer: createMailer(mailbox.transport, env.MAIL_FROM), mailbox };
}
