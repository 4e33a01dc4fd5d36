import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { type Env, EnvError } from './env.ts';

/**
 * Makes a folder, unless it is there, and sees whether it can be written into: better at the start
 * than with the first row or mail.
 * @param variable the setting that names it
 * @throws EnvError
 */
export function makeUsableFolder(
  folder: string,
  variable: string,
  wayOut = `set ${variable} to a place that this user can write to`,
): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EnvError(
      `${variable} needs the folder ${folder}, which cannot be made or written to (${codeOf(error)}): ${wayOut}, or change the permissions.`,
    );
  }
}

/** The same for the folder of a file. */
export function makeUsableFile(path: string, variable: string): void {
  makeUsableFolder(dirname(path), variable);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new EnvError(`${variable} names the folder ${path}: set it to the path of a file.`);
  }
}

/**
 * Refuses a folder that is not there, where its path is absolute: it would be a volume that was not
 * mounted, and a new, empty database in its place.
 * @throws EnvError
 */
function assertMounted(path: string, variable: string): void {
  const folder = dirname(path);
  if (!isAbsolute(path) || existsSync(folder)) return;
  throw new EnvError(
    `${variable} names ${path}, but there is no folder ${folder}: mount the volume there, or make the folder.`,
  );
}

/**
 * Makes the folder of the installation's database file, but no folder in place of a volume that
 * production names and that was not mounted.
 * @throws EnvError
 */
export function makeDatabaseFolder({ nodeEnv }: Pick<Env, 'nodeEnv'>, path: string): void {
  if (nodeEnv === 'production') assertMounted(path, 'DATABASE_URL');
  makeUsableFile(path, 'DATABASE_URL');
}

/** What the system calls an error, such as `EACCES`. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
