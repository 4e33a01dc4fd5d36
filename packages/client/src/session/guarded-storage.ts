import { RolecallError } from '../rolecall-error.ts';
import type { RolecallStorage } from '../storage.ts';

/** The same storage; what it throws, at once or later, becomes a RolecallError STORAGE_FAILED. */
export function guardedStorage(storage: RolecallStorage): RolecallStorage {
  return {
    getItem: (key) => guarded(() => storage.getItem(key)),
    setItem: (key, value) => guarded(() => storage.setItem(key, value)),
    removeItem: (key) => guarded(() => storage.removeItem(key)),
  };
}

function guarded<T>(work: () => T): T {
  try {
    const result = work();
    return isThenable(result) ? asResult<T>(Promise.resolve(result).catch(fail)) : result;
  } catch (error) {
    return fail(error);
  }
}

function fail(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new RolecallError('STORAGE_FAILED', `The storage of the tokens failed: ${reason}`, {
    cause,
  });
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value;

/** A promise with another way to fail still resolves to the same. */
const asResult = <T>(promise: unknown) => promise as T;
