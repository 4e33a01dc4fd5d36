import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const users = sqliteTable('users', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  role: text('role').notNull().default('user'),
  passwordHash: text('password_hash').notNull(),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
});

export const refreshTokens = sqliteTable('refresh_tokens', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp' }).notNull(),
});

export const CREATE_TABLES = [
  sql`create table users (
    id text primary key, email text not null unique, name text not null,
    role text not null default 'user', password_hash text not null, created_at integer not null)`,
  sql`create index users_created_at on users (created_at)`,
  sql`create table refresh_tokens (
    id text primary key, user_id text not null, expires_at integer not null)`,
];
