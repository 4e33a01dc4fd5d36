import { ROLES, type Role } from '@rolecall/schemas/permissions';
import { SETTABLE_STATUSES, type SettableStatus, type UserStatus } from '@rolecall/schemas/user';
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';
import { oneOf } from './one-of.ts';

/**
 * People. Triggers in the migrations keep at least one active administrator whatever the statement;
 * `isLastAdminViolation` recognises their refusal. The indexes on the last sign-in are there, too:
 * the generator of migrations cannot write one on an expression. Why the status is generated:
 * docs/decisions/039.
 */
export const users = sqliteTable(
  'users',
  {
    /** Numbers the rows for the search index; means nothing outside the database. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    email: text().notNull().unique(),
    username: text().notNull().unique(),
    firstName: text().notNull().default(''),
    lastName: text().notNull().default(''),
    fullName: text()
      .notNull()
      .generatedAlwaysAs(sql`trim(first_name || ' ' || last_name)`, { mode: 'stored' }),
    /** What is searched and what lists sort by name by: see `userSearchColumns` in core. Empty until filled. */
    searchText: text().notNull().default(''),
    sortName: text().notNull().default(''),
    /** PHC string, or null for someone who was invited and has not set a password yet. */
    passwordHash: text(),
    role: text().$type<Role>().notNull().default('user'),
    /** What administrators set. Read `status`, which says more. */
    access: text('status').$type<SettableStatus>().notNull().default('active'),
    /** Whether the account never had a credential: until the invitation is accepted. */
    isInvited: integer({ mode: 'boolean' }).notNull().default(false),
    status: text('state')
      .$type<UserStatus>()
      .notNull()
      .generatedAlwaysAs(
        sql`case when status = 'active' and is_invited then 'invited' else status end`,
        { mode: 'virtual' },
      ),
    emailVerified: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
    lastLoginAt: timestamp(),
  },
  (table) => [
    index('users_created_at').on(table.createdAt, table.id),
    index('users_sort_name').on(table.sortName, table.id),
    index('users_kind').on(table.role, table.status, table.emailVerified),
    index('users_verified_created_at').on(table.emailVerified, table.createdAt, table.id),
    index('users_verified_email').on(table.emailVerified, table.email, table.id),
    index('users_verified_sort_name').on(table.emailVerified, table.sortName, table.id),
    index('users_role_created_at').on(table.role, table.createdAt, table.id),
    index('users_status_created_at').on(table.status, table.createdAt, table.id),
    index('users_role_email').on(table.role, table.email, table.id),
    index('users_status_email').on(table.status, table.email, table.id),
    index('users_role_sort_name').on(table.role, table.sortName, table.id),
    index('users_status_sort_name').on(table.status, table.sortName, table.id),
    index('users_search_text_missing').on(table.seq).where(sql`${table.searchText} = ''`),
    index('users_without_password')
      .on(table.seq)
      .where(sql`${table.passwordHash} is null and ${table.isInvited} = 0`),
    check('users_role', oneOf(table.role, ROLES)),
    check('users_status', oneOf(table.access, SETTABLE_STATUSES)),
  ],
);

export type UserRow = typeof users.$inferSelect;

/** What may leave of a row. */
export type PublicUserRow = Omit<
  UserRow,
  'seq' | 'passwordHash' | 'searchText' | 'sortName' | 'access' | 'isInvited'
>;
