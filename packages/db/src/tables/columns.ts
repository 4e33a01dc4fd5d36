import { text } from 'drizzle-orm/sqlite-core';
import { users } from './users.ts';

/** The user a row belongs to: it goes with them. */
export const ownerId = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });
