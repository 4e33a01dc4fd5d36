import type { SemaphoreConfig } from '@rolecall/db/semaphore';
import type { Trace } from '@rolecall/db/trace';
import { createWorkPool } from '../work-pool.ts';
import { hashOnThread, UncheckableHashError, verifyOnThread } from './hash-threads.ts';
import { tracedHashes } from './traced-hashes.ts';

/** When to come back, for who finds too many waiting. */
const RETRY_SECONDS = 2;

/** argon2id cost: memory in KiB, passes, lanes. Source: OWASP Password Storage Cheat Sheet. */
export type PasswordParameters = { memoryKib: number; passes: number; lanes: number };

export type PasswordHasher = {
  /** @returns a PHC string with a fresh 16-byte salt */
  hash(password: string): Promise<string>;
  /**
   * Checks a password as typed against a hash of any kind that is known.
   * @param stored `null` stands for an account that does not exist or has no password
   * @param standIn what is hashed against instead then, to take as long
   */
  verify(password: string, stored: string | null, standIn?: string | null): Promise<boolean>;
  /** Whether a hash is of another kind, or was made with other parameters than today's. */
  isOutdated(stored: string): boolean;
  /**
   * The same pool for the requests of one IP. IPs take turns where hashes wait: one of them does not
   * keep all others from signing in.
   */
  of(ip: string): PasswordHasher;
  /** How many hashes are being made, and how many wait for a place. */
  load(): { running: number; waiting: number };
};

export type HasherConfig = SemaphoreConfig & {
  parameters: PasswordParameters;
  /** Told of a stored hash that cannot be checked: no password matches it. */
  onUncheckable?: ((error: Error) => void) | undefined;
  trace?: Trace | undefined;
};

/**
 * argon2id in a bounded pool of threads of its own: a flood of sign-ins waits its turn or is turned
 * away, so that it neither eats the memory nor the processor of other requests.
 * @throws DomainError UNAVAILABLE from `hash` and `verify` when the queue is full or too slow
 */
export function createPasswordHasher(config: HasherConfig): PasswordHasher {
  const { memoryKib, passes, lanes } = config.parameters;
  // The library's default algorithm is argon2id.
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
  const prefix = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`;
  const { run, load } = tracedHashes(createWorkPool(config, RETRY_SECONDS), config.trace);
  const isOutdated = (stored: string) => !stored.startsWith(prefix);
  let dummy: Promise<string> | undefined;
  const dummyHash = () => {
    dummy ??= hashOnThread('nobody has this password', options);
    // A failure is for who waits for it; the next one tries again.
    dummy.catch(() => {
      dummy = undefined;
    });
    return dummy;
  };

  const hasherOf = (sender: string): PasswordHasher => {
    const check = (stored: string, password: string): Promise<boolean | undefined> =>
      run(() => verifyOnThread(stored, password), sender).catch((error) => {
        if (!(error instanceof UncheckableHashError)) throw error;
        config.onUncheckable?.(error);
        return undefined;
      });
    return {
      hash: (password) => run(() => hashOnThread(password, options), sender),
      verify: async (password, stored, standIn = null) => {
        const stands = dummyHash();
        const given = stored ?? standIn;
        const against = given ?? (await stands);
        const matches = await check(against, password);
        // Some hashes take no time to check, or cannot be: none may take less than one of ours.
        if (given !== null && (matches === undefined || isOutdated(given))) {
          await run(async () => verifyOnThread(await stands, password), sender).catch(() => false);
        }
        return matches === true && stored !== null;
      },
      isOutdated,
      of: hasherOf,
      load,
    };
  };
  return hasherOf('');
}
