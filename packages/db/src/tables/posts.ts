import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { partOf, timestamp } from './columns.ts';
import { ownerId } from './owner-id.ts';

/** What people write. A title is unique among its author's. */
export const posts = sqliteTable(
  'posts',
  {
    id: text().primaryKey(),
    authorId: ownerId(),
    title: text().notNull(),
    content: text().notNull(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (table) => [
    uniqueIndex('posts_author_title').on(table.authorId, table.title),
    index('posts_created_at').on(table.createdAt, table.id),
    index('posts_author_created_at').on(table.authorId, table.createdAt, table.id),
  ],
);

export type PostRow = typeof posts.$inferSelect;

/** What people write below a post. */
export const comments = sqliteTable(
  'comments',
  {
    id: text().primaryKey(),
    postId: partOf(() => posts.id),
    authorId: ownerId(),
    content: text().notNull(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (table) => [
    index('comments_post').on(table.postId, table.createdAt, table.id),
    index('comments_author_created_at').on(table.authorId, table.createdAt, table.id),
  ],
);

export type CommentRow = typeof comments.$inferSelect;
