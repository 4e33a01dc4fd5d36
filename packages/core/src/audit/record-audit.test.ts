import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../testing.ts';
import { listAudit } from './list-audit.ts';
import { recordAudit } from './record-audit.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

test('events of one moment are listed in the order in which they were recorded', async () => {
  const { ctx } = installation;
  const target = { kind: 'user', id: 'usr_1' } as const;
  const recorded = await ctx.db.transaction(async (tx) => {
    const ids: string[] = [];
    for (let n = 0; n < 10; n++) {
      ids.push(...(await recordAudit(ctx, tx, { action: 'user.registered', target })));
    }
    return [
      ...ids,
      ...(await recordAudit(ctx, tx, [
        { action: 'user.profile_updated', target },
        { action: 'user.role_changed', target },
      ])),
    ];
  });
  const { items } = await listAudit(ctx, { target: target.id, perPage: 50 });
  expect(items.map(({ id }) => id)).toEqual(recorded.toReversed());
});
