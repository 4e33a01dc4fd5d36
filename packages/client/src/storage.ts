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

/** Keeps everything as long as the program runs. */
export function memoryStorage(): RolecallStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key),
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
  };
}
