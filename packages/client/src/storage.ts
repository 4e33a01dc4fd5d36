import { putLast } from './put-last.ts';

type MaybePromise<T> = T | Promise<T>;

/**
 * Where tokens outlive the program. `localStorage` and `sessionStorage` are such, and so is whatever
 * has these three, at once or with a promise.
 */
export type RolecallStorage = {
  getItem: (key: string) => MaybePromise<string | null | undefined>;
  setItem: (key: string, value: string) => unknown;
  removeItem: (key: string) => unknown;
};

/**
 * Keeps what it is given as long as the program runs.
 * @param max how many entries; beyond that it drops the one not used for longest
 */
export function memoryStorage(max = Number.POSITIVE_INFINITY): RolecallStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => {
      const value = values.get(key);
      if (value !== undefined) putLast(values, key, value, max);
      return value;
    },
    setItem: (key, value) => putLast(values, key, value, max),
    removeItem: (key) => values.delete(key),
  };
}
