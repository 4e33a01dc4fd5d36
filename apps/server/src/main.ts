import { systemContext } from '@rolecall/core/context';
import { issueSetupToken } from '@rolecall/core/installation/issue-setup-token';
import { hasDemo, hasOnlyOthers, seedDemo } from '@rolecall/core/installation/seed-demo';
import { yieldToEventLoop } from '@rolecall/core/yield-to-event-loop';
import { exitCodeFor } from './command-line/exit-codes.ts';
import { createInstallation } from './create-installation.ts';
import { drainOnSignal } from './drain.ts';
import { EnvError, readEnv, readMisspelt } from './env.ts';
import { claimDatabase } from './file-claim.ts';
import { importWeb } from './import-web.ts';
import { createLogger } from './logger.ts';
import { portOf } from './port-of.ts';
import { startFailure } from './start-failure.ts';
import { startupBanner } from './startup-banner.ts';

/** Environment, parts, serve, drain. */
async function main(): Promise<void> {
  // What is written here is for this user's eyes: database, key, mailbox.
  process.umask(0o077);
  const env = readEnv();
  const [unknown] = process.argv.slice(2).filter((argument) => argument !== '--demo');
  if (unknown !== undefined) {
    throw new EnvError(
      `Unknown option ${unknown}. The only option is --demo. Settings are environment variables, see docs/settings.md.`,
    );
  }
  const wantsDemo = process.argv.includes('--demo');
  if (wantsDemo && env.nodeEnv === 'production') {
    throw new EnvError('--demo adds users with a public password and can’t be used in production.');
  }
  const logger = createLogger(env);
  if (env.web === 'on') await importWeb();
  const port = portOf(env);
  const installation = await createInstallation(env, {
    appUrl: env.appUrl ?? (() => port.open().localUrl),
    logger,
    onWait: () => logger.warn('the database does not respond: waiting for it'),
  });
  const { core, app, mailbox, hasWeb } = installation;
  const start = systemContext(core, 'start');
  // Each step is short: in between, whoever asks has a turn.
  await yieldToEventLoop();
  if (wantsDemo && (await hasOnlyOthers(core.db.readConsistent()))) {
    throw new EnvError(
      '--demo adds users with a public password, and this database already has users: use an empty one, for example DATABASE_URL=file:./data/demo.db.',
    );
  }
  if (wantsDemo) await seedDemo(start);
  const isDemo = await hasDemo(core.db.readConsistent());
  if (isDemo && env.nodeEnv === 'production') {
    throw new EnvError(
      'DATABASE_URL points to a database with demo users, whose password is public: use another database.',
    );
  }
  const server = port.open();
  drainOnSignal({ server, installation, logger });
  installation.startWork();
  await yieldToEventLoop();
  server.handle(app);
  await yieldToEventLoop();
  const setupToken = await issueSetupToken(start);
  const setupMinutes = Math.round(env.domain.setupSeconds / 60);
  const hasMailbox = mailbox !== undefined;
  const { appUrl } = core.config;
  const warnings = readMisspelt();
  const otherUrl = claimDatabase(env.databaseUrl, appUrl);
  if (otherUrl !== undefined) {
    warnings.push(`Another Rolecall already runs on this database, at ${otherUrl}`);
  }
  const facts = { appUrl, hasWeb, hasMailbox, setupToken, isDemo, setupMinutes, warnings };
  console.log(startupBanner(facts));
}

main().catch((error: unknown) => {
  const failure = startFailure(error);
  console.error(failure === undefined ? error : `Rolecall cannot start: ${failure.message}`);
  process.exit(exitCodeFor(failure?.code ?? 'INTERNAL'));
});
