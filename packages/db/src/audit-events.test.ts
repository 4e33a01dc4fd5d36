import { PERSONAL_FIELDS } from '@rolecall/schemas/user-fields';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { auditEvents, REDACTED } from './tables/audit-events.ts';
import { users } from './tables/users.ts';
import { rowsOf } from './testing.ts';
import { createModeDatabase, MODES } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

const EVENT = {
  id: 'aud_1',
  at: new Date(0),
  action: 'user.created' as const,
  actorKind: 'user' as const,
  actorId: 'usr_eve',
  targetKind: 'user',
  targetId: 'usr_ada',
  before: { role: 'user', email: 'ada@example.com' },
  after: { role: 'admin', ...Object.fromEntries(PERSONAL_FIELDS.map((name) => [name, name])) },
  ip: '203.0.113.7',
  requestId: 'req_1',
  revertOf: null,
  follows: false,
  silent: false,
};
const BLANKED = {
  before: { role: 'user', email: REDACTED },
  after: { role: 'admin', ...Object.fromEntries(PERSONAL_FIELDS.map((name) => [name, REDACTED])) },
};

type Change = Partial<typeof auditEvents.$inferInsert>;
type Row = typeof auditEvents.$inferInsert;

const add = (db: Database, event: Row) =>
  db.transaction((tx) => tx.insert(auditEvents).values(event));
const change = (db: Database, values: Change) =>
  db.transaction((tx) => tx.update(auditEvents).set(values).where(eq(auditEvents.id, 'aud_1')));
/** Why the database refused it: the error itself on a server, its cause for a file. */
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'It was done.',
    (error: Error) => String(error.cause ?? error),
  );

describe.each(MODES)('an audit event in %s mode', (mode) => {
  test('cannot be changed while its people are there', async () => {
    const data = await createModeDatabase(mode);
    try {
      const db = await data.open();
      await db.transaction((tx) =>
        tx.insert(users).values([newUserRow({ id: 'usr_ada' }), newUserRow({ id: 'usr_eve' })]),
      );
      await add(db, EVENT);
      for (const values of [
        { actorId: 'usr_ada' },
        { after: null },
        { at: new Date(1) },
        { revertOf: 'aud_2' },
        { follows: true },
        { silent: true },
        BLANKED,
        { ip: REDACTED },
      ]) {
        expect(await reasonOf(change(db, values))).toContain('append-only');
      }
      const [event] = await db.read.select().from(auditEvents);
      expect(event).toEqual(EVENT);
    } finally {
      await data.remove();
    }
  });

  test('loses nothing but what is personal of people who are gone', async () => {
    const data = await createModeDatabase(mode);
    try {
      const db = await data.open();
      await db.transaction((tx) => tx.insert(users).values(newUserRow({ id: 'usr_eve' })));
      await add(db, EVENT);
      const { before, after } = BLANKED;
      for (const values of [
        { before: null, after },
        { before, after: { ...after, role: REDACTED } },
        { before, after: { ...after, email: 'eve@example.com' } },
        { ...BLANKED, revertOf: 'aud_2' },
        { ...BLANKED, actorId: 'usr_ada' },
        { ...BLANKED, requestId: REDACTED },
        { ...BLANKED, id: 'aud_2' },
        { ...BLANKED, action: 'user.deleted' as const },
        { ...BLANKED, ip: REDACTED },
      ]) {
        expect(await reasonOf(change(db, values))).toContain('append-only');
      }
      await change(db, BLANKED);
      await db.transaction((tx) => tx.delete(users).where(eq(users.id, 'usr_eve')));
      expect(await reasonOf(change(db, { ip: '' }))).toContain('append-only');
      await change(db, { ip: REDACTED });
      const [event] = await db.read.select().from(auditEvents);
      expect(event).toEqual({ ...EVENT, ...BLANKED, ip: REDACTED });
      expect(await reasonOf(change(db, EVENT))).toContain('append-only');
    } finally {
      await data.remove();
    }
  });
});

test.each([
  ['the person, signed in or not', { actorKind: 'anonymous', actorId: null }, true],
  ['nobody known', { actorKind: 'anonymous', actorId: null, targetId: null }, false],
  ['a post', { actorKind: 'anonymous', actorId: null, targetKind: 'post' }, false],
  ['the system', { actorKind: 'system', actorId: 'cli' }, false],
] as const)('an IP that belongs to %s', async (_, values, isTheirs) => {
  const data = await createModeDatabase('file');
  try {
    const db = await data.open();
    await add(db, { ...EVENT, ...values });
    const blanking = change(db, { ip: REDACTED });
    if (isTheirs) await blanking;
    else expect(await reasonOf(blanking)).toContain('append-only');
    const rows = await rowsOf(db, sql`select address from audit_events`);
    expect(rows).toEqual([[isTheirs ? REDACTED : EVENT.ip]]);
  } finally {
    await data.remove();
  }
});
