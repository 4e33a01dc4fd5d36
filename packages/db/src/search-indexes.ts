import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// Views of migration 0010 whose triggers keep the search indexes, and a table of its own making:
// the generator of migrations is not to see them.

/** Puts users into the search indexes: the numbers of their rows, as a JSON array. */
export const usersInSearch = sqliteTable('users_in_search', { seqs: text().notNull() });

/** Puts posts into the search indexes. */
export const postsInSearch = sqliteTable('posts_in_search', {
  postId: text().notNull(),
  searchText: text().notNull(),
  /** The different pairs of neighbouring characters, see `shortTokensOf`. */
  tokens: text().notNull(),
});

/** The number of each post in the search indexes, and what is searched in it: empty until filled. */
export const postNumbers = sqliteTable('post_numbers', {
  seq: integer().primaryKey(),
  postId: text().notNull(),
  searchText: text().notNull(),
});

/** The search indexes themselves, as SQLite's FTS5 keeps them. */
export const SEARCH_INDEXES = [
  'users_search',
  'users_short_search',
  'users_search_by_created_at',
  'users_search_by_email',
  'users_search_by_sort_name',
  'posts_search',
  'posts_short_search',
].map((name) => ({
  name,
  /** Takes commands: a column is named like the index. Source: sqlite.org/fts5.html, section 6. */
  commands: sqliteTable(name, { command: text(name).notNull(), rank: integer().notNull() }),
  data: sqliteTable(`${name}_data`, { id: integer().primaryKey(), block: blob().notNull() }),
}));

export type SearchIndex = (typeof SEARCH_INDEXES)[number];
