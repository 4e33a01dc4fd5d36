import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { sessions } from '@rolecall/db/tables/sessions';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDevice } from '../device/device-token.ts';
import { newId } from '../ids.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { startSession } from '../session/start-session.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { storeToken } from '../token/store-token.ts';
import { purgeExpired } from './purge-expired.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

test('what has run out goes, what still counts stays', async () => {
  const { core, ctx, advance } = installation;
  const { id: userId } = await installation.addUser();
  const fill = (name: string) =>
    core.db.transaction(async (tx) => {
      await startSession(ctx, tx, {
        userId,
        kind: 'web',
        tokenHash: name,
        device: newDevice(),
        idleSeconds: 3_600,
        absoluteSeconds: 7_200,
      });
      await storeToken(ctx, tx, {
        purpose: name === 'old' ? 'verify-email' : 'reset-password',
        token: name,
        userId,
        email: 'x@example.com',
        seconds: 3_600,
      });
      await queueMail(ctx, tx, 'account-deactivated', userId);
    });
  await fill('old');
  await core.db.transaction((tx) => tx.update(mailJobs).set({ status: 'sent' }));
  await consumeLimits(ctx, [{ name: 'register.address', by: 'old' }]);
  advance(91 * 86_400);
  await fill('new');
  await consumeLimits(ctx, [{ name: 'register.address', by: 'new' }]);

  await purgeExpired(core);
  for (const table of [sessions, oneTimeTokens, mailJobs, rateLimits]) {
    expect(await core.db.read.$count(table)).toBe(1);
  }
  advance(3_601);
  await purgeExpired(core);
  for (const table of [sessions, rateLimits]) {
    expect(await core.db.read.$count(table)).toBe(0);
  }
  // The page of a link says for a while that it has expired.
  expect(await core.db.read.$count(oneTimeTokens)).toBe(1);
  advance(30 * 86_400);
  await purgeExpired(core);
  expect(await core.db.read.$count(oneTimeTokens)).toBe(0);
  // A mail that waits is never given up by the clean-up.
  advance(91 * 86_400);
  await purgeExpired(core);
  expect(await core.db.read.$count(mailJobs)).toBe(1);
});

test('audit events beyond their retention go in batches, and others get their turn in between', async () => {
  const { core, advance } = installation;
  const write = (events: number) =>
    core.db.transaction(async (tx) => {
      for (let n = 0; n < events; n += 500) {
        await tx.insert(auditEvents).values(Array.from({ length: 500 }, eventRow));
      }
    });
  const eventRow = () => ({
    id: newId('aud'),
    at: core.now(),
    action: 'session.started' as const,
    actorKind: 'user' as const,
    targetKind: 'user',
    ip: '203.0.113.7',
    requestId: 'req_1',
  });
  await write(2_500);
  advance(10);
  await write(500);
  advance(365 * 86_400 - 10);
  await purgeExpired(core);
  expect(await core.db.read.$count(auditEvents)).toBe(3_000);

  advance(1);
  let isDone = false;
  const purge = purgeExpired(core).then(() => {
    isDone = true;
  });
  const left: number[] = [];
  while (!isDone) left.push(await core.db.transaction((tx) => tx.$count(auditEvents)));
  await purge;
  expect(left).toEqual(expect.arrayContaining([3_000, 2_000, 1_000]));
  expect(await core.db.read.$count(auditEvents)).toBe(500);
});
