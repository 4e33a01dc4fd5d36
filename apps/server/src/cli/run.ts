import { type Context, systemContext } from '@rolecall/core/context';
import { toDomainError } from '@rolecall/core/errors';
import { createCore } from '../create-core.ts';
import { type Env, EnvError, readEnv } from '../env.ts';

/** What a command found or did: for people as lines, for programs as JSON. */
export type Outcome = { lines: string[]; json: object };

/** Exit codes: done, refused by a rule, could not start. */
const EXIT = { refused: 1, notStarted: 2 } as const;

/**
 * Runs a command against the installation that the environment names, and prints its outcome.
 * @param json whether a program reads it
 */
export async function run(json: boolean, command: (ctx: Context, env: Env) => Promise<Outcome>) {
  process.umask(0o077);
  try {
    const env = readEnv({ NODE_ENV: 'development' });
    const appUrl = env.appUrl ?? `http://localhost:${env.port ?? 3000}`;
    const core = await createCore(env, { appUrl });
    try {
      const outcome = await command(systemContext(core, 'command line'), env);
      console.log(json ? JSON.stringify(outcome.json) : outcome.lines.join('\n'));
    } finally {
      await core.db.close();
    }
  } catch (error) {
    if (error instanceof EnvError) return fail(json, 'ENVIRONMENT', error.message, EXIT.notStarted);
    const { code, message } = toDomainError(error);
    if (code === 'INTERNAL') throw error;
    fail(json, code, message, EXIT.refused);
  }
}

function fail(json: boolean, code: string, message: string, exitCode: number): void {
  console.error(json ? JSON.stringify({ error: { code, message } }) : message);
  process.exitCode = exitCode;
}
