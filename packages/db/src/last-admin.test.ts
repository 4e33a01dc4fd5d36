import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { isLastAdminViolation, isUnavailable } from './errors.ts';
import { users } from './tables/users.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { MODES } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

const ROUNDS = 6;
const ADMINS = ['usr_ada', 'usr_eve'] as const;

describe.each(MODES)('the last active admin in %s mode', (mode) => {
  let data: TestDatabase;
  beforeEach(async () => {
    data = await createTestDatabase(mode);
  });
  afterEach(() => data.remove());

  const addAdmin = (id: string) =>
    data.db.transaction((tx) => tx.insert(users).values(newUserRow({ id, role: 'admin' })));
  const change = (node: Database, id: string, set: { role?: 'user'; access?: 'inactive' }) =>
    node.transaction((tx) => tx.update(users).set(set).where(eq(users.id, id)));
  const remove = (node: Database, id: string) =>
    node.transaction((tx) => tx.delete(users).where(eq(users.id, id)));
  const countAdmins = () =>
    data.db.transaction((tx) =>
      tx.$count(users, and(eq(users.role, 'admin'), eq(users.status, 'active'))),
    );

  test('is neither demoted nor deactivated nor deleted', async () => {
    await addAdmin('usr_ada');
    await data.db.transaction((tx) => tx.insert(users).values(newUserRow()));
    const attempts = [
      change(data.db, 'usr_ada', { role: 'user' }),
      change(data.db, 'usr_ada', { access: 'inactive' }),
      change(data.db, 'usr_ada', { role: 'user', access: 'inactive' }),
      remove(data.db, 'usr_ada'),
    ];
    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome.status).toBe('rejected');
      const reason = outcome.status === 'rejected' ? outcome.reason : undefined;
      expect(isLastAdminViolation(reason)).toBe(true);
      expect(isUnavailable(reason)).toBe(false);
    }
    expect(await countAdmins()).toBe(1);
  });

  test('an admin who never accepted the invitation does not count either', async () => {
    await addAdmin('usr_ada');
    const eve = newUserRow({ id: 'usr_eve', role: 'admin', isInvited: true });
    await data.db.transaction((tx) => tx.insert(users).values(eve));
    const refused = await change(data.db, 'usr_ada', { role: 'user' }).catch(
      (error: unknown) => error,
    );
    expect(isLastAdminViolation(refused)).toBe(true);
    await change(data.db, 'usr_eve', { role: 'user' });
    expect(await countAdmins()).toBe(1);
  });

  test('an inactive admin does not count as one that would be left', async () => {
    await addAdmin('usr_ada');
    await addAdmin('usr_eve');
    await change(data.db, 'usr_eve', { access: 'inactive' });
    const refused = await change(data.db, 'usr_ada', { role: 'user' }).catch(
      (error: unknown) => error,
    );
    expect(isLastAdminViolation(refused)).toBe(true);
    await remove(data.db, 'usr_eve');
    expect(await countAdmins()).toBe(1);
  });

  test('a statement over all of them at once is refused whole', async () => {
    await addAdmin('usr_ada');
    await addAdmin('usr_eve');
    const everybody = data.db.transaction((tx) =>
      tx.update(users).set({ role: 'user' }).where(eq(users.role, 'admin')),
    );
    expect(isLastAdminViolation(await everybody.catch((error: unknown) => error))).toBe(true);
    expect(await countAdmins()).toBe(2);
  });

  test('other fields of it can change, and one of two can go', async () => {
    await addAdmin('usr_ada');
    await data.db.transaction((tx) =>
      tx.update(users).set({ firstName: 'Ada' }).where(eq(users.id, 'usr_ada')),
    );
    await addAdmin('usr_eve');
    await remove(data.db, 'usr_ada');
    expect(await countAdmins()).toBe(1);
  });

  test('two who remove each other in parallel on two nodes never both succeed', async () => {
    const other = await data.open();
    const [ada, eve] = ADMINS;
    await addAdmin(ada);
    await addAdmin(eve);
    for (let round = 0; round < ROUNDS; round++) {
      const set = round % 2 === 0 ? { role: 'user' as const } : { access: 'inactive' as const };
      const outcomes = await Promise.allSettled([
        change(data.db, ada, set),
        change(other, eve, set),
        change(other, ada, set),
        change(data.db, eve, set),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(isLastAdminViolation(outcome.reason)).toBe(true);
      }
      expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
      expect(await countAdmins()).toBe(1);
      for (const id of ADMINS) {
        await data.db.transaction((tx) =>
          tx.update(users).set({ role: 'admin', access: 'active' }).where(eq(users.id, id)),
        );
      }
    }
  });

  test('two who delete each other in parallel on two nodes never both succeed', async () => {
    const other = await data.open();
    for (let round = 0; round < ROUNDS; round++) {
      const ids = ADMINS.map((id) => `${id}_${round}`);
      for (const id of ids) await addAdmin(id);
      // Those of earlier rounds go first, so that these two are all there is.
      const earlier = await data.db.transaction((tx) => tx.select({ id: users.id }).from(users));
      for (const { id } of earlier) if (!ids.includes(id)) await remove(data.db, id);
      const [first = '', second = ''] = ids;
      const outcomes = await Promise.allSettled([remove(data.db, first), remove(other, second)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await countAdmins()).toBe(1);
    }
  });
});
