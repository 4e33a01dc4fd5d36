import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SEARCH_INDEXES } from './search-indexes.ts';
import { wholeOrm } from './statement.ts';
import { createTestDatabase, execute, rowsOf, type TestDatabase } from './testing.ts';

const ROWS = 8;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.remove());

/** The same numbers from 0 to 1 in each run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

test('no index merges what was deleted while another merge is under way', async () => {
  for (const { name } of SEARCH_INDEXES) {
    const settings = sql.identifier(`${name}_config`);
    const setting = sql`select v from ${settings} where k = 'deletemerge'`;
    expect([name, await rowsOf(database.db, setting)]).toEqual([name, [[0]]]);
  }
});

test.each(['users_short_search', 'posts_short_search'])(
  'rows that are replaced between the steps of a merge leave %s whole',
  async (name) => {
    // With these numbers it broke after 106 steps.
    const random = numbersFrom(55 * 7919);
    const below = (most: number) => Math.floor(random() * most);
    const character = () => (0x4e00 + below(20_000)).toString(16);
    const text = (pairs: number) =>
      Array.from({ length: pairs }, () => character() + character()).join(' ');
    const index = sql.identifier(name);
    const command = (word: string, rank: number) =>
      execute(database.db, sql`insert into ${index} (${index}, rank) values (${word}, ${rank})`);
    const replace = (row: number, tokens: string) =>
      database.db.transaction(async (tx) => {
        const orm = wholeOrm(tx);
        await orm.run(sql`delete from ${index} where rowid = ${row}`);
        await orm.run(sql`insert into ${index} (rowid, tokens) values (${row}, ${tokens})`);
      });
    const texts = Array.from({ length: 3 }, () => text(1_500));
    for (let row = 1; row <= ROWS; row++) await replace(row, text(50));
    for (let turn = 0; turn < 60; turn++) {
      for (let writes = below(5); writes > 0; writes--) {
        await replace(1 + below(ROWS), texts[turn % 3] ?? '');
      }
      for (let steps = 1 + below(2); steps > 0; steps--) await command('merge', 4);
    }
    await command('integrity-check', 0);
  },
);
