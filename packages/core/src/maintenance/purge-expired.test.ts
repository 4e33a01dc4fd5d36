import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { sessions } from '@rolecall/db/tables/sessions';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consumeLimits } from '../limit/consume-limit.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { startSession } from '../session/start-session.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { storeToken } from '../token/one-time-token.ts';
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
  for (const table of [sessions, oneTimeTokens, rateLimits]) {
    expect(await core.db.read.$count(table)).toBe(0);
  }
  // A mail that waits is never given up by the clean-up.
  advance(91 * 86_400);
  await purgeExpired(core);
  expect(await core.db.read.$count(mailJobs)).toBe(1);
});
