import { systemContext } from '@rolecall/core/context';
import { issueSetupToken } from '@rolecall/core/installation/issue-setup-token';
import { hasDemo, seedDemo } from '@rolecall/core/installation/seed-demo';
import { exitCodeFor } from './command-line/exit-codes.ts';
import { createInstallation } from './create-installation.ts';
import { drainOnSignal } from './drain.ts';
import { EnvError, readEnv } from './env.ts';
import { importWeb } from './import-web.ts';
import { listen } from './listen.ts';
import { createLogger } from './logger.ts';
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
  const server = listen(env);
  const appUrl = env.appUrl ?? server.localUrl;
  const installation = await createInstallation(env, {
    appUrl,
    logger,
    onWait: () => logger.warn('the database does not respond: waiting for it'),
  });
  const { core, app, mailbox, hasWeb } = installation;
  const start = systemContext(core, 'start');
  if (wantsDemo) await seedDemo(start);
  const isDemo = await hasDemo(core.db.readConsistent());
  if (isDemo && env.nodeEnv === 'production') {
    throw new EnvError(
      'DATABASE_URL points to a database with demo users, whose password is public: use another database.',
    );
  }
  drainOnSignal({ server, installation, logger });
  installation.startWork();
  server.handle(app);
  const setupToken = await issueSetupToken(start);
  const setupMinutes = Math.round(env.domain.setupSeconds / 60);
  const hasMailbox = mailbox !== undefined;
  console.log(startupBanner({ appUrl, hasWeb, hasMailbox, setupToken, isDemo, setupMinutes }));
}

main().catch((error: unknown) => {
  const failure = startFailure(error);
  console.error(failure === undefined ? error : `Rolecall cannot start: ${failure.message}`);
  process.exit(exitCodeFor(failure?.code ?? 'INTERNAL'));
});
