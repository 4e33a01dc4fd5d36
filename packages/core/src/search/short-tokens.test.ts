import { users } from '@rolecall/db/tables/users';
import { rowsOf } from '@rolecall/db/testing';
import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { createTestCore } from '../testing.ts';
import { shortTokensOf } from './short-tokens.ts';

const TEXTS = ['a', 'ada lovelace', 'aaaa', 'zoë 李小龙', '🔑🔒 x', 'e\u0301', 'a\nb "*" %_', ''];

test('the database and the program make the same pairs of a text', async () => {
  const { core, addUser, remove } = await createTestCore();
  onTestFinished(remove);
  const { id, seq } = await addUser();
  for (const searchText of TEXTS) {
    await core.db.transaction((tx) => tx.update(users).set({ searchText }).where(eq(users.id, id)));
    const query = sql`select tokens from users_short_tokens where seq = ${seq}`;
    const [row] = await rowsOf(core.db, query);
    const tokens = String(row?.[0] ?? '').toLowerCase();
    expect([...new Set(tokens.split(' '))]).toEqual(shortTokensOf(searchText).split(' '));
  }
});
