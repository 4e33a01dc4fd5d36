import { type KeyRing, loadKeyRing } from '@rolecall/core/key/key-ring';
import { WrongSecretKeyError } from '@rolecall/core/key/read-keys';
import type { Secrets } from '@rolecall/core/secrets';
import type { Database } from '@rolecall/db/database';
import type { StoredKey } from './development-secret-key.ts';
import { EnvError } from './env.ts';

/**
 * Opens the keys of a database.
 * @param stored the key: the file of one that was just made is deleted if the database has another,
 *   since it would look like the right one
 * @throws EnvError when they were sealed with another SECRET_KEY
 */
export async function openKeyRing(
  db: Database,
  secrets: Secrets,
  now: Date,
  stored: StoredKey,
): Promise<KeyRing> {
  try {
    return await loadKeyRing(db, secrets, now);
  } catch (error) {
    if (!(error instanceof WrongSecretKeyError)) throw error;
    stored.deleteFile?.();
    throw new EnvError(
      'SECRET_KEY does not match this database: set the key it was created with, or restore its secret.key file if you never set one. If the key is lost, see docs/settings.md.',
    );
  }
}
