import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvError } from './env.ts';
import { SecretKey } from './settings/rules.ts';
import { makeUsableFolder } from './usable-folder.ts';

/** The secret key, and how to delete its file if this call created it. */
export type StoredKey = { key: string; deleteFile?: () => void };

/**
 * The secret key outside production: made once and kept in a file beside the database, readable
 * by its owner only.
 * @param folder where the database lives
 * @throws EnvError when the file holds something else
 */
export function developmentSecretKey(folder: string): StoredKey {
  const path = join(folder, 'secret.key');
  let isNew = true;
  makeUsableFolder(folder, 'An unset SECRET_KEY', 'set SECRET_KEY');
  try {
    // `wx` fails when the file is there: an existing key is never overwritten.
    writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) throw error;
    isNew = false;
  }
  const { data: key } = SecretKey.safeParse(readFileSync(path, 'utf8').trim());
  if (key === undefined) {
    throw new EnvError(
      `SECRET_KEY is not set, and ${path} does not contain a key: restore that file, or set SECRET_KEY to the key of this database.`,
    );
  }
  return isNew ? { key, deleteFile: () => rmSync(path, { force: true }) } : { key };
}
