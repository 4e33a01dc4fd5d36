import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../errors.ts';

/** argon2id cost: memory in KiB, passes, lanes. Source: OWASP Password Storage Cheat Sheet. */
export type PasswordParameters = { memoryKib: number; passes: number; lanes: number };

export type PasswordHasher = {
  /** @returns a PHC string with a fresh 16-byte salt */
  hash(password: string): Promise<string>;
  /** Takes the same time for `null`, which stands for an account that does not exist. */
  verify(password: string, phc: string | null): Promise<boolean>;
  /** Whether a hash was made with other parameters than today's. */
  isOutdated(phc: string): boolean;
  /** How many hashes are being made, and how many wait for a place. */
  load(): { running: number; waiting: number };
};

export type HasherConfig = {
  parameters: PasswordParameters;
  /** How many hashes at once: as many as there are cores. */
  concurrency: number;
  queueLimit: number;
  /** The longest wait for a place, in milliseconds. */
  waitMs: number;
};

/**
 * argon2id in a bounded pool: a flood of sign-ins waits its turn or is turned away, so that it
 * neither eats the memory nor the processor of other requests.
 * @throws DomainError UNAVAILABLE from `hash` and `verify` when the queue is full or too slow
 */
export function createPasswordHasher(config: HasherConfig): PasswordHasher {
  const { memoryKib, passes, lanes } = config.parameters;
  // The library's default algorithm is argon2id.
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
  const prefix = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`;
  const { run, load } = createPool(config);
  let dummy: Promise<string> | undefined;
  const dummyHash = () => {
    dummy ??= hash('nobody has this password', options);
    // A failure is for who waits for it; the next one tries again.
    dummy.catch(() => {
      dummy = undefined;
    });
    return dummy;
  };

  return {
    hash: (password) => run(() => hash(password, options)),
    verify: async (password, phc) => {
      const stands = dummyHash();
      const against = phc ?? (await stands);
      const matches = await run(() => verify(against, password));
      return matches && phc !== null;
    },
    isOutdated: (phc) => !phc.startsWith(prefix),
    load,
  };
}

type Pool = { run<T>(work: () => Promise<T>): Promise<T>; load: PasswordHasher['load'] };

function createPool({ concurrency, queueLimit, waitMs }: HasherConfig): Pool {
  let running = 0;
  const waiting = new Set<() => void>();

  const takePlace = (): Promise<void> => {
    if (running < concurrency) {
      running++;
      return Promise.resolve();
    }
    if (waiting.size >= queueLimit) throw tooBusy();
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(start);
        reject(tooBusy());
      }, waitMs);
      waiting.add(start);
    });
  };
  const givePlace = () => {
    const [next] = waiting;
    if (next === undefined) {
      running--;
      return;
    }
    waiting.delete(next);
    next();
  };

  return {
    run: async (work) => {
      await takePlace();
      try {
        return await work();
      } finally {
        givePlace();
      }
    },
    load: () => ({ running, waiting: waiting.size }),
  };
}

function tooBusy(): DomainError {
  return new DomainError('UNAVAILABLE', { retryAfterSeconds: 2 });
}
