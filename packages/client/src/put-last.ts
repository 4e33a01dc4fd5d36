/** Puts an entry at the end of a map, and drops from its beginning what is beyond `max`. */
export function putLast<T>(map: Map<string, T>, key: string, value: T, max: number): void {
  map.delete(key);
  map.set(key, value);
  for (const first of map.keys()) {
    if (map.size <= max) break;
    map.delete(first);
  }
}
