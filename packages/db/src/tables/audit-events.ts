import type { ActorKind } from '@rolecall/schemas/audit';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { timestamp } from './columns.ts';

/** What a change looked like before or after: plain values, never secrets. */
export type AuditValues = Record<string, string | number | boolean | null>;

/** What stands where a deleted person's data stood. */
export const REDACTED = '[deleted]';

/** Said as the indexes say it: SQLite takes them for nothing else. */
export const isFirst = sql`follows = 0`;
export const isFollowing = sql`follows = 1`;

/** Who did what to whom, append-only. No foreign keys: the record outlives the people in it. */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    id: text().primaryKey(),
    at: timestamp().notNull(),
    action: text().$type<AuditAction>().notNull(),
    actorKind: text().$type<ActorKind>().notNull(),
    actorId: text(),
    targetKind: text().notNull(),
    targetId: text(),
    before: text({ mode: 'json' }).$type<AuditValues>(),
    after: text({ mode: 'json' }).$type<AuditValues>(),
    ip: text('address').notNull(),
    requestId: text().notNull(),
    /** The event that this one reverted. */
    revertOf: text(),
    /** Whether it is one of a bulk action, and not its first: the request has them together. */
    follows: integer({ mode: 'boolean' }).notNull().default(false),
    /** Whether the user it is about was not to be emailed. */
    silent: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    index('audit_events_at').on(table.at, table.id),
    index('audit_events_target').on(table.targetId, table.at),
    index('audit_events_actor').on(table.actorId, table.at),
    index('audit_events_action').on(table.action, table.at),
    index('audit_events_request').on(table.requestId, table.at, table.id),
    // The same without those of a bulk action that follow its first: a page is found as fast, however
    // many they are.
    index('audit_events_first_at').on(table.at, table.id).where(isFirst),
    index('audit_events_first_actor').on(table.actorId, table.at).where(isFirst),
    index('audit_events_first_action').on(table.action, table.at).where(isFirst),
    index('audit_events_following').on(table.requestId, table.action).where(isFollowing),
    // No event is reverted twice: to have it reverted again, revert what reverted its revert.
    uniqueIndex('audit_events_revert_of')
      .on(table.revertOf)
      .where(sql`${table.revertOf} is not null`),
  ],
);
