import { median } from './statistics.ts';

/** Everything measured in one run: by name, a value for each round. */
export type Figures = {
  add(name: string, value: number): void;
  /** The median over the rounds; undefined for what was not measured. */
  get(name: string): number | undefined;
  /** The names that begin with `prefix`, without it. */
  below(prefix: string): string[];
};

export function createFigures(): Figures {
  const values = new Map<string, number[]>();
  return {
    add: (name, value) => {
      values.set(name, [...(values.get(name) ?? []), value]);
    },
    get: (name) => {
      const found = values.get(name);
      return found === undefined ? undefined : median(found);
    },
    below: (prefix) =>
      [...values.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length)),
  };
}
