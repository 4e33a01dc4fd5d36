/** Things that wait, by owner: those of one owner keep their order, and owners take turns. */
export type Turns<T> = {
  /** @param owner whose it is; each item without one has a turn of its own */
  add(item: T, owner: string | undefined): void;
  /** What comes next, which stays. */
  next(): T | undefined;
  /** Takes out what comes next. */
  take(): T | undefined;
  /** Takes out all of which this is true. */
  takeAll(isTaken: (item: T) => boolean): T[];
  length(): number;
  lengthOf(owner: string): number;
};

export function createTurns<T>(): Turns<T> {
  /** The owner whose turn is next comes first. */
  const owners = new Map<string | symbol, T[]>();
  let length = 0;

  return {
    add: (item, owner) => {
      const key = owner ?? Symbol();
      const own = owners.get(key);
      if (own === undefined) owners.set(key, [item]);
      else own.push(item);
      length++;
    },
    next: () => {
      for (const [item] of owners.values()) return item;
      return undefined;
    },
    take: () => {
      for (const [key, own] of owners) {
        const item = own.shift();
        owners.delete(key);
        if (own.length > 0) owners.set(key, own);
        length--;
        return item;
      }
      return undefined;
    },
    takeAll: (isTaken) => {
      const taken: T[] = [];
      for (const [key, own] of owners) {
        taken.push(...own.filter(isTaken));
        const left = own.filter((item) => !isTaken(item));
        if (left.length > 0) owners.set(key, left);
        else owners.delete(key);
      }
      length -= taken.length;
      return taken;
    },
    length: () => length,
    lengthOf: (owner) => owners.get(owner)?.length ?? 0,
  };
}
