import { accessSync, constants, existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { type Env, EnvError } from './env.ts';

/**
 * Makes a folder, unless it is there, and sees whether it can be written into: better at the start
 * than with the first row or mail.
 * @param variable the setting that names it
 * @returns the topmost folder that had to be made
 * @throws EnvError
 */
export function makeUsableFolder(
  folder: string,
  variable: string,
  wayOut = `set ${variable} to a place that this user can write to`,
): string | undefined {
  try {
    const made = mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return made;
  } catch (error) {
    throw new EnvError(
      `${variable} needs the folder ${folder}, which cannot be created or written to (${codeOf(error)}): ${wayOut}, or change the permissions.`,
    );
  }
}

/** The same for the folder of a file. */
export function makeUsableFile(path: string, variable: string): string | undefined {
  const made = makeUsableFolder(dirname(path), variable);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new EnvError(
      `${variable} is the path of a folder, ${path}: set it to the path of a file.`,
    );
  }
  return made;
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
    `${variable} is ${path}, but there is no folder ${folder}: mount the volume there, or create the folder.`,
  );
}

/**
 * Makes the folder of the installation's database file, but no folder in place of a volume that
 * production names and that was not mounted.
 * @throws EnvError
 */
export function makeDatabaseFolder(
  { nodeEnv }: Pick<Env, 'nodeEnv'>,
  path: string,
): string | undefined {
  if (nodeEnv === 'production') assertMounted(path, 'DATABASE_URL');
  return makeUsableFile(path, 'DATABASE_URL');
}

/** Removes a folder that was made, and those in which it was: nothing that has anything in it. */
export function removeMadeFolders(folder: string, topmost: string | undefined): void {
  if (topmost === undefined) return;
  for (let at = resolve(folder); at.length >= resolve(topmost).length; at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return;
    }
  }
}

/** What the system calls an error, such as `EACCES`. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
