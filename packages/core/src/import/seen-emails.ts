import { randomInt } from 'node:crypto';

/** Places of the first table; each further one has twice as many, up to the largest. */
const FIRST_SIZE = 2 ** 16;
const LARGEST_SIZE = 2 ** 18;
/** A table that is fuller makes for long searches. */
const FULLEST = 0.75;
const MOST = 2 ** 32;

/** Which email came in which row, in 12 bytes for each place: a million take 18 MiB. */
export type SeenEmails = {
  /** Notes an email. @returns the row in which it came before, if it did */
  note(email: string, row: number): number | undefined;
};

type Table = {
  size: number;
  count: number;
  highs: Uint32Array;
  lows: Uint32Array;
  /** Rows count from 1: a place with 0 is free. */
  rows: Uint32Array;
};

/**
 * Emails are told apart by 64 bits of hashes whose seeds no one knows before. Full tables stay as
 * they are: to move what is in them would take twice the memory.
 */
export function createSeenEmails(): SeenEmails {
  let newest = emptyTable(FIRST_SIZE);
  const tables = [newest];
  const seeds = [randomInt(MOST), randomInt(MOST)] as const;
  return {
    note: (email, row) => {
      const high = Bun.hash.xxHash32(email, seeds[0]);
      const low = Bun.hash.xxHash32(email, seeds[1]);
      for (const table of tables) {
        const before = table.rows[placeOf(table, high, low)];
        if (before) return before;
      }
      if (newest.count > newest.size * FULLEST) {
        newest = emptyTable(Math.min(newest.size * 2, LARGEST_SIZE));
        tables.push(newest);
      }
      const at = placeOf(newest, high, low);
      newest.highs[at] = high;
      newest.lows[at] = low;
      newest.rows[at] = row;
      newest.count++;
      return undefined;
    },
  };
}

const emptyTable = (size: number): Table => ({
  size,
  count: 0,
  highs: new Uint32Array(size),
  lows: new Uint32Array(size),
  rows: new Uint32Array(size),
});

/** Where a hash is, or the free place where it would be. */
function placeOf({ size, highs, lows, rows }: Table, high: number, low: number): number {
  let at = high % size;
  while (rows[at] !== 0 && (highs[at] !== high || lows[at] !== low)) at = (at + 1) % size;
  return at;
}
