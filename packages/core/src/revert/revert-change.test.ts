import { auditEvents } from '@rolecall/db/tables/audit-events';
import { and, asc, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setRole } from '../admin/set-role.ts';
import { updateUserAsAdmin } from '../admin/update-user-as-admin.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { loadUser } from '../user/load-user.ts';
import { revertEvent } from './revert-event.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

// In a transaction: a replica may not have yet what another node wrote.
const eventsOf = (id: string) =>
  installation.ctx.db.transaction((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.targetId, id), eq(auditEvents.action, 'user.profile_updated')))
      .orderBy(asc(sql`rowid`)),
  );

test('on two nodes, a revert and a change of the same field lose nothing', async () => {
  const { ctx } = installation;
  const other = await installation.openNode();
  for (let round = 0; round < 20; round++) {
    const { id } = await installation.addUser({ firstName: 'Pat' });
    await updateUserAsAdmin(ctx, { id, firstName: 'Ann' });
    const [edit] = await eventsOf(id);
    const [revert] = await Promise.allSettled([
      revertEvent(round % 2 === 0 ? ctx : other, { id: edit?.id ?? '' }),
      updateUserAsAdmin(round % 2 === 0 ? other : ctx, { id, firstName: 'Bea' }),
    ]);
    // Whoever came first: each event goes on from where the one before it ended.
    const steps = (await eventsOf(id)).map(({ before, after }) => [
      before?.firstName,
      after?.firstName,
    ]);
    expect(steps).toEqual(
      revert.status === 'fulfilled'
        ? [
            ['Pat', 'Ann'],
            ['Ann', 'Pat'],
            ['Pat', 'Bea'],
          ]
        : [
            ['Pat', 'Ann'],
            ['Ann', 'Bea'],
          ],
    );
    const after = await ctx.db.transaction((tx) => loadUser(tx, id));
    expect(after.firstName).toBe('Bea');
  }
});

test('reverting how the last administrator came to be is refused', async () => {
  const { ctx } = installation;
  const { id } = await installation.addUser();
  await setRole(ctx, { id, role: 'admin' });
  const [promotion] = await ctx.db.read.select().from(auditEvents);
  const revert = revertEvent(ctx, { id: promotion?.id ?? '' });
  await expect(revert).rejects.toMatchObject({ code: 'LAST_ADMIN' });
  expect((await loadUser(ctx.db.lookup, id)).role).toBe('admin');
});
