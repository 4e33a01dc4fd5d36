import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What the packages of libSQL's server call this system. */
export const SERVER_SYSTEM = `${process.platform}-${process.arch}`;

/**
 * The server's binary, out of the package for this system that `sqld` depends on: its own launcher
 * is made by an install script, which many machines do not run.
 * @returns nothing where there is none for this system
 */
export function findServerBinary(): string | undefined {
  const launcher = createRequire(import.meta.url).resolve('sqld/package.json');
  try {
    const manifest = `@sqld/${SERVER_SYSTEM}/package.json`;
    const path = createRequire(realpathSync(launcher)).resolve(manifest);
    const binary = join(dirname(path), 'sqld');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
