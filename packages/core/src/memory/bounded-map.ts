/** A map that keeps so many entries: one more pushes out the one that was set longest ago. */
export type BoundedMap<K, V> = Pick<Map<K, V>, 'get' | 'delete'> & {
  set(key: K, value: V): void;
};

/** @param limit how many entries are kept */
export function createBoundedMap<K, V>(limit: number): BoundedMap<K, V> {
  const entries = new Map<K, V>();
  return {
    get: (key) => entries.get(key),
    delete: (key) => entries.delete(key),
    set: (key, value) => {
      // Put at the end: whatever was set longest ago comes first.
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= limit) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
  };
}
