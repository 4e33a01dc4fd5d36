import type { Here } from '../command-line/open-here.ts';
import { type Env, EnvError, readEnv, readMisspelt } from '../env.ts';
import { checkCollector } from './check-collector.ts';
import { checkDatabase } from './check-database.ts';
import { checkEnvironment } from './check-environment.ts';
import { checkInstallation } from './check-installation.ts';
import { checkMail } from './check-mail.ts';
import { checkBackups, checkDisk } from './check-storage.ts';
import { checkUrl } from './check-url.ts';
import { type Finding, fails } from './finding.ts';

type Wishes = { url?: string | undefined; mailTo?: string | undefined };

/**
 * Looks at everything an installation needs, from the settings on: what leans on something broken is
 * left out.
 */
export async function* examine(
  { url, mailTo }: Wishes,
  open: () => Promise<Here>,
): AsyncGenerator<Finding> {
  const env = readSettings();
  if (env instanceof EnvError) {
    yield fails('environment', env.message, 'See docs/settings.md.');
    if (url !== undefined) yield* await checkUrl(url, undefined);
    return;
  }
  yield* checkEnvironment(env, readMisspelt());
  const database = await checkDatabase(env);
  yield* database;
  if (database.every(({ level }) => level === 'ok')) yield* await checkInstallation(open);
  yield* await checkMail(env, mailTo);
  yield* await checkCollector(env);
  if (url !== undefined) yield* await checkUrl(url, env);
  yield checkDisk(env);
  yield* await checkBackups(env);
}

function readSettings(): Env | EnvError {
  try {
    return readEnv({ NODE_ENV: 'development' });
  } catch (error) {
    if (error instanceof EnvError) return error;
    throw error;
  }
}
