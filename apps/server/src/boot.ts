import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { Config } from '@rolecall/core/config';
import type { Core } from '@rolecall/core/context';
import { type KeyRing, loadKeyRing, WrongSecretKeyError } from '@rolecall/core/key/key-ring';
import { createMemory } from '@rolecall/core/memory';
import { createPasswordHasher, type PasswordParameters } from '@rolecall/core/password/hasher';
import { createSecrets, type Secrets } from '@rolecall/core/secrets';
import { type Database, openDatabase } from '@rolecall/db/database';
import { migrateDatabase } from '@rolecall/db/migrate';
import { createMailer } from '@rolecall/mail/create-mailer';
import { createLocalMailbox, type LocalMailbox } from '@rolecall/mail/local-mailbox';
import type { Mailer } from '@rolecall/mail/mail';
import { createResendTransport } from '@rolecall/mail/resend-transport';
import { type Env, EnvError } from './env.ts';
import { developmentSecretKey } from './secret-key.ts';

const HASH_QUEUE_LIMIT = 64;
const HASH_WAIT_MS = 2_000;
const PRIMARY_ANSWER_MS = 2_000;
const PRIMARY_RETRY_MS = 1_000;
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

type BootOptions = {
  /** What a password hash costs. */
  parameters?: PasswordParameters;
  /** Told that a primary is away and waited for; without it the start fails. */
  onWait?: () => void;
};

/**
 * Opens and migrates the database and builds the parts of the domain around it.
 * @throws DatabaseUnavailableError when the database does not answer
 */
export async function bootCore(
  env: Env,
  appUrl: string,
  { parameters = PASSWORD_PARAMETERS, onWait }: BootOptions = {},
): Promise<Core> {
  const folder = dataFolder(env.DATABASE_URL);
  mkdirSync(folder, { recursive: true });
  const secrets = createSecrets(env.SECRET_KEY ?? developmentSecretKey(folder));
  const database = {
    url: env.DATABASE_URL,
    authToken: env.DATABASE_AUTH_TOKEN,
    replicaPath: env.DATABASE_REPLICA_PATH,
    syncSeconds: env.DATABASE_SYNC_SECONDS,
  };
  const db = await openDatabase(database);
  if (env.DATABASE_REPLICA_PATH !== undefined && onWait) await untilItAnswers(db, onWait);
  await migrateDatabase(database);
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

/**
 * Waits for a primary that is away, as long as it takes. A replica is there, so the address is
 * right: to give up and be started again would only come later.
 */
async function untilItAnswers(db: Database, onWait: () => void): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await db.ping(PRIMARY_ANSWER_MS);
    } catch {
      if (isFirst) onWait();
      await Bun.sleep(PRIMARY_RETRY_MS);
    }
  }
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
