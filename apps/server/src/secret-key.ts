import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The secret key outside production: made once and kept in a file beside the database, readable
 * by its owner only.
 * @param folder where the database lives
 */
export function developmentSecretKey(folder: string): string {
  const path = join(folder, 'secret.key');
  mkdirSync(dirname(path), { recursive: true });
  try {
    // `wx` fails when the file is there: an existing key is never overwritten.
    writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
