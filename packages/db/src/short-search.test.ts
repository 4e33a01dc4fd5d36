import { Email } from '@rolecall/schemas/email';
import { FirstName, LastName, Username } from '@rolecall/schemas/fields';
import { foldText } from '@rolecall/schemas/fold-text';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { users } from './tables/users.ts';
import { rowsOf } from './testing.ts';
import { createModeDatabase } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

type Schema = { safeParse: (text: string) => { success: boolean } };

/** The longest text of a kind that a schema takes. */
function longest(schema: Schema, ofLength: (length: number) => string): string {
  const texts = Array.from({ length: 1_000 }, (_, index) => ofLength(index + 1));
  return texts.findLast((text) => schema.safeParse(text).success) ?? '';
}

/** Which letter folding makes the longest. */
const longestFolded = (length: number) => 'ﷺ'.repeat(length);
const letters = (length: number) => 'x'.repeat(length);
const email = (length: number) => {
  const domain = `${letters(60)}.`.repeat(20).slice(0, Math.max(0, length - 68));
  return `${letters(64)}@${domain}.qz`;
};

// `text_positions` ends at 8,192. What is searched has 100 + 1 + 100 characters of names, each folded to
// 18 at most, 32 of the username, 254 of the email twice and three separators: 4,162 at most.
test('one or two characters are found to the end of the longest name, username and email', async () => {
  const data = await createModeDatabase('file');
  try {
    const db = await data.open();
    const row = newUserRow({
      firstName: longest(FirstName, longestFolded),
      lastName: longest(LastName, longestFolded),
      username: longest(Username, letters),
      email: longest(Email, email),
    });
    expect(row.email.length).toBeGreaterThan(200);
    const names = `${row.firstName} ${row.lastName}`;
    row.searchText = [foldText(names), row.username, row.email, row.email].join('\n');
    expect(row.searchText.length).toBeGreaterThan(4_000);
    await db.transaction((tx) => tx.insert(users).values(row));
    const last = `"${Buffer.from('qz').toString('hex')}"`;
    const found = await rowsOf(
      db,
      sql`select rowid from users_short_search where users_short_search match ${last}`,
    );
    expect(found).toHaveLength(1);
  } finally {
    await data.remove();
  }
});
