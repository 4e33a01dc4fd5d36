import { userInfo } from 'node:os';
import { type Context, systemContext } from '@rolecall/core/context';
import { newId } from '@rolecall/core/ids';
import { pathOf } from '@rolecall/db/open-file';
import { commandLineActor } from '@rolecall/schemas/command-line-actor';
import { createCore } from '../create-core.ts';
import { type Env, readEnv } from '../env.ts';
import { serverOn } from '../file-claim.ts';
import { DEFAULT_PORT } from '../listen.ts';

/** The installation that the environment names. */
export type Here = { ctx: Context; env: Env };

/**
 * Opens the installation of this machine, for the one who runs the command. Its database is brought
 * up to date.
 * @throws EnvError
 */
export async function openHere(): Promise<Here> {
  // What is written here is for this user's eyes: database and key.
  process.umask(0o077);
  // A replica is the server's: two programs must not keep one file in step.
  const env = { ...readEnv({ NODE_ENV: 'development' }), databaseReplicaPath: undefined };
  const core = await createCore(env, { appUrl: env.appUrl ?? localUrl(env) });
  const ctx = systemContext(core, commandLineActor(operatingSystemUser()));
  return { env, ctx: { ...ctx, request: { ...ctx.request, id: newId('req') } } };
}

/** Where links lead that are made without APP_URL: a server that runs may have moved to another port. */
function localUrl({ databaseUrl, port }: Env): string {
  const running = databaseUrl.startsWith('file:') ? serverOn(pathOf(databaseUrl)) : undefined;
  return running ?? `http://localhost:${port ?? DEFAULT_PORT}`;
}

/**
 * Who runs the command, as the system says: Bun's `userInfo` believes the variable USER. In a
 * container that can be a number without a name.
 */
function operatingSystemUser(): string {
  const { stdout, success } = Bun.spawnSync(['id', '-un'], { stderr: 'ignore' });
  const name = stdout.toString().trim();
  return success && name !== '' ? name : `uid ${userInfo().uid}`;
}
