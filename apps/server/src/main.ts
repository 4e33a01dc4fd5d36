import { systemContext } from '@rolecall/core/context';
import { issueSetupToken } from '@rolecall/core/installation/issue-setup-token';
import { hasDemo, seedDemo } from '@rolecall/core/installation/seed-demo';
import { startMailWorker } from '@rolecall/core/mail/mail-worker';
import { purgeExpired } from '@rolecall/core/maintenance/purge-expired';
import { isUnavailable } from '@rolecall/db/errors';
import { createApp } from './app.ts';
import { bootCore, bootMail } from './boot.ts';
import { drainOnSignal } from './drain.ts';
import { EnvError, readEnv } from './env.ts';
import { describeError } from './http/describe-error.ts';
import { listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { metricsAccess } from './metrics/can-read-metrics.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { measureMailer } from './metrics/measure-mailer.ts';
import { startupBanner } from './startup-banner.ts';
import { loadWeb } from './web.ts';

const MAIL_POLL_MS = 500;
/** How soon this node takes up a signing key that another one published. */
const KEY_RELOAD_MS = 60_000;
const PURGE_MS = 3_600_000;

/** Environment, parts, serve, drain. */
async function main(): Promise<void> {
  // What is written here is for this user's eyes: database, key, mailbox.
  process.umask(0o077);
  const env = readEnv();
  const wantsDemo = process.argv.includes('--demo');
  if (wantsDemo && env.nodeEnv === 'production') {
    throw new EnvError('--demo adds people with a public password and is refused in production.');
  }
  const logger = createLogger(env);
  const server = listen(env);
  const appUrl = env.appUrl ?? server.localUrl;
  const core = await bootCore(env, appUrl, {
    onWait: () => logger.warn('the database does not answer: waiting for it'),
  });
  const start = systemContext(core, 'start');
  if (wantsDemo) await seedDemo(start);
  const isDemo = await hasDemo(core.db.readConsistent());
  if (isDemo && env.nodeEnv === 'production') {
    throw new EnvError(
      'DATABASE_URL names a database with demo people, whose password is public: use another one.',
    );
  }

  const every = (ms: number, chore: () => Promise<void>) =>
    setInterval(() => {
      chore().catch((error: unknown) => logger.warn(describeError(error), 'a chore failed'));
    }, ms);
  const metrics = createMetrics(core);
  const { mailer, mailbox } = bootMail(env);
  const worker = startMailWorker(core, measureMailer(mailer, metrics), {
    pollMs: MAIL_POLL_MS,
    onError: (error) => logger.warn(describeError(error), 'the mail worker could not work'),
    onFailure: (failure) => logger.warn(failure, 'a mail could not be sent'),
  });
  const chores = [
    every(KEY_RELOAD_MS, () => core.keys.reload()),
    every(PURGE_MS, () => purgeExpired(core)),
  ];
  const draining = drainOnSignal({
    server,
    logger,
    finish: async () => {
      for (const chore of chores) clearInterval(chore);
      await worker.stop();
      await core.db.close();
    },
  });
  const web = env.web === 'on' ? await loadWeb(core.config) : undefined;
  const app = createApp({
    core,
    logger,
    trustProxy: env.trustProxy,
    frontendOrigins: env.frontendOrigins,
    listMailbox: mailbox?.list,
    metrics,
    metricsAccess: metricsAccess(env),
    draining,
    web,
  });
  server.handle(app);
  const setupToken = await issueSetupToken(start);
  const setupMinutes = Math.round(env.domain.setupSeconds / 60);
  const hasMailbox = mailbox !== undefined;
  const hasWeb = web !== undefined;
  console.log(startupBanner({ appUrl, hasWeb, hasMailbox, setupToken, isDemo, setupMinutes }));
}

/** For what an operator can mend, one sentence. */
function startError(error: unknown): unknown {
  if (error instanceof EnvError) return `Rolecall cannot start: ${error.message}`;
  if (!isUnavailable(error)) return error;
  return `Rolecall cannot start: the database cannot be used (${reasonOf(error)}). Check DATABASE_URL.`;
}

/** What the database itself said. */
function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) {
    innermost = innermost.cause;
  }
  return innermost instanceof Error ? innermost.message : String(innermost);
}

main().catch((error: unknown) => {
  console.error(startError(error));
  process.exit(1);
});
