import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
