import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEvents } from './tables/audit-events.ts';
import { createModeDatabase, MODES } from './testing-modes.ts';

test.each(MODES)('what the audit log says cannot be changed in %s mode', async (mode) => {
  const data = await createModeDatabase(mode);
  try {
    const db = await data.open();
    await db.transaction((tx) =>
      tx.insert(auditEvents).values({
        id: 'aud_1',
        at: new Date(),
        action: 'user.role_changed',
        actorKind: 'user',
        actorId: 'usr_eve',
        targetKind: 'user',
        targetId: 'usr_ada',
        before: { role: 'user' },
        after: { role: 'admin' },
        address: '203.0.113.7',
        requestId: 'req_1',
      }),
    );
    const changes = [{ actorId: 'usr_ada' }, { after: null }, { at: new Date(0) }];
    for (const change of changes) {
      await expect(
        db.transaction((tx) =>
          tx.update(auditEvents).set(change).where(eq(auditEvents.id, 'aud_1')),
        ),
      ).rejects.toMatchObject({ cause: { message: expect.stringContaining('append-only') } });
    }
    const [event] = await db.read.select().from(auditEvents);
    expect(event).toMatchObject({ actorId: 'usr_eve', after: { role: 'admin' } });
  } finally {
    await data.remove();
  }
});
