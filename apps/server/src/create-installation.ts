import type { Installation } from '@rolecall/core/context';
import { purgeImports } from '@rolecall/core/import-upload/purge-imports';
import { runImportJobs } from '@rolecall/core/import-upload/run-import-jobs';
import { startMailWorker } from '@rolecall/core/mail/mail-worker';
import { purgeExpired } from '@rolecall/core/maintenance/purge-expired';
import { searchMerger } from '@rolecall/core/search/merge-search';
import { yieldToEventLoop } from '@rolecall/core/yield-to-event-loop';
import type { LocalMailbox } from '@rolecall/mail/local-mailbox';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { backupPlan } from './backup/backup-plan.ts';
import { scheduledBackups } from './backup/scheduled-backups.ts';
import { type CoreOptions, createCore } from './create-core.ts';
import { createMail } from './create-mail.ts';
import { describeError } from './describe-error.ts';
import type { Env } from './env.ts';
import { fillSearch } from './fill-search.ts';
import type { HttpEnv } from './http/types.ts';
import { metricsAccess } from './metrics/can-read-metrics.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { measureMailer } from './metrics/measure-mailer.ts';
import { type Chore, startChores } from './start-chores.ts';
import { loadTracing } from './tracing/load-tracing.ts';
import { traceMailer } from './tracing/trace-mailer.ts';
import { loadWeb } from './web.ts';

const MAIL_POLL_MS = 500;
/** How soon this node takes up a signing key that another one published. */
const KEY_RELOAD_MS = 60_000;
const PURGE_MS = 3_600_000;
/** How soon whoever an older version renamed on the same database is found by the new name. */
const FILL_SEARCH_MS = 60_000;
/** How soon what was added to search is merged: over a libSQL server, each step is a journey. */
const MERGE_SEARCH_MS = { file: 5_000, server: 30_000 };
/** How soon an import begins that someone asked for. */
const IMPORT_POLL_MS = 1_000;

type Options = CoreOptions & {
  logger: Logger;
  /** How long the mail worker rests when nothing is due. */
  mailPollMs?: number;
  /** How soon an import begins. */
  importPollMs?: number;
};

/** Everything that answers and works for one set of settings. */
export type RunningInstallation = {
  core: Installation;
  /** Where mails wait when nothing is really sent. */
  mailbox: LocalMailbox | undefined;
  hasWeb: boolean;
  app: Hono<HttpEnv>;
  /** Begins what runs beside the requests: mails, keys, the purge. */
  startWork(): void;
  /** Tells what takes long that the process comes to an end. */
  drain(): void;
  /** Ends what runs beside the requests, waits for it, then closes the database. */
  stop(): Promise<void>;
};

/**
 * The one way from settings to a server that can answer, and back.
 * @throws DatabaseUnavailableError when the database does not answer
 * @throws EnvError when a setting does not fit the database
 */
export async function createInstallation(
  env: Env,
  { logger, mailPollMs = MAIL_POLL_MS, importPollMs = IMPORT_POLL_MS, ...options }: Options,
): Promise<RunningInstallation> {
  const { mailer, mailbox, provider } = createMail(env);
  const warn = (what: string) => (error: unknown) => logger.warn(describeError(error), what);
  const onUncheckable = warn('a stored password hash cannot be checked');
  const onOddShutdown = (what: string) => logger.warn(what);
  const tracing = await loadTracing(env, logger);
  const given = { ...options, onOddShutdown, onUncheckable, trace: tracing };
  const core = await createCore(env, given);
  const backups = backupPlan(env);
  const metrics = createMetrics(core, backups);
  await yieldToEventLoop();
  const keepsMail = mailbox !== undefined;
  const web = env.web === 'on' ? await loadWeb({ ...core.config, keepsMail }) : undefined;
  await yieldToEventLoop();
  const draining = new AbortController();
  const app = createApp({
    core,
    logger,
    trustProxy: env.trustProxy,
    frontendOrigins: env.frontendOrigins,
    listMailbox: mailbox?.list,
    metrics,
    metricsAccess: metricsAccess(env),
    resendWebhookSecret: env.resendWebhookSecret,
    draining: draining.signal,
    tracing,
    web,
  });
  let works: { stop(): Promise<void> }[] = [];
  return {
    core,
    mailbox,
    hasWeb: web !== undefined,
    app,
    startWork: () => {
      const mergeSearch = searchMerger(core.db);
      const mergeMs = core.db.isFile ? MERGE_SEARCH_MS.file : MERGE_SEARCH_MS.server;
      const chores: Chore[] = [
        { everyMs: KEY_RELOAD_MS, run: () => core.keys.reload() },
        {
          everyMs: FILL_SEARCH_MS,
          isFirstAtOnce: true,
          run: () => fillSearch(core, logger, draining.signal),
        },
        { everyMs: mergeMs, run: () => mergeSearch(draining.signal) },
        { everyMs: PURGE_MS, run: () => purgeExpired(core, draining.signal) },
        { everyMs: PURGE_MS, isFirstAtOnce: true, run: () => purgeImports(core) },
        { everyMs: importPollMs, run: () => runImportJobs(core, draining.signal) },
        ...(backups ? [scheduledBackups(core, backups, metrics.countBackup)] : []),
      ];
      works = [
        startChores(chores, warn('a chore failed')),
        startMailWorker(core, traceMailer(measureMailer(mailer, metrics), tracing, provider), {
          pollMs: mailPollMs,
          onError: warn('the mail worker could not work'),
          onFailure: (failure) => logger.warn(failure, 'a mail could not be sent'),
        }),
      ];
    },
    drain: () => draining.abort(),
    stop: async () => {
      draining.abort();
      for (const work of works) await work.stop();
      await core.db.close();
      await tracing?.stop();
    },
  };
}
