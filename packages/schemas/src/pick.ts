/** What an object has of some of its fields. The cast holds: nothing else is copied, nothing made up. */
export function pick<T extends object, const Name extends keyof T>(
  from: T,
  names: readonly Name[],
): Pick<T, Name> {
  const found = names.filter((name) => name in from).map((name) => [name, from[name]]);
  return Object.fromEntries(found) as Pick<T, Name>;
}
