import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverMail } from './deliver-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
beforeEach(async () => {
  outbox = await createTestOutbox();
});
afterEach(() => outbox.remove());

describe('a mail that does not matter any more', () => {
  test('is not sent: an earlier verification when a later one is queued', async () => {
    await outbox.queue('verify-email');
    await outbox.queue('verify-email');
    expect(await outbox.work()).toBe(1);
    expect(outbox.mailer.attempts).toHaveLength(1);
    expect((await outbox.jobs()).map(({ status }) => status).sort()).toEqual([
      'sent',
      'superseded',
    ]);
    await expect(outbox.prove(outbox.tokenOf(0))).resolves.toMatchObject({
      userId: outbox.user.id,
    });
  });

  test('is not sent: one superseded between its claim and its delivery', async () => {
    await outbox.queue('verify-email');
    const earlier = await outbox.claim();
    await outbox.queue('verify-email');
    expect(await outbox.work()).toBe(1);
    await deliverMail(outbox.core, outbox.mailer, [earlier]);
    expect(outbox.mailer.attempts).toHaveLength(1);
    await expect(outbox.prove(outbox.tokenOf(0))).resolves.toMatchObject({
      userId: outbox.user.id,
    });
    expect((await outbox.jobs()).map(({ status }) => status).sort()).toEqual([
      'sent',
      'superseded',
    ]);
  });

  test('is not sent: a verification of an email that is verified', async () => {
    await outbox.queue('verify-email');
    await outbox.core.db.transaction((tx) =>
      tx.update(users).set({ emailVerified: true }).where(eq(users.id, outbox.user.id)),
    );
    expect(await outbox.work()).toBe(1);
    expect(outbox.mailer.attempts).toEqual([]);
    expect((await outbox.jobs())[0]?.status).toBe('superseded');
  });

  test('is not sent: one to someone deleted since, even after the claim', async () => {
    await outbox.queue('role-changed');
    const claimed = await outbox.claim();
    await outbox.core.db.transaction((tx) => tx.delete(users).where(eq(users.id, outbox.user.id)));
    await deliverMail(outbox.core, outbox.mailer, [claimed]);
    expect(outbox.mailer.attempts).toEqual([]);
    expect(await outbox.jobs()).toEqual([]);
  });

  test('notices are not superseded: each change is told', async () => {
    await outbox.queue('role-changed');
    await outbox.queue('role-changed');
    expect(await outbox.work()).toBe(2);
    expect(outbox.mailer.attempts).toHaveLength(2);
  });

  test('one person’s mail does not supersede another’s', async () => {
    await outbox.queue('verify-email');
    await outbox.queue('verify-email', await outbox.addUser());
    expect(await outbox.work()).toBe(2);
    expect(outbox.mailer.attempts).toHaveLength(2);
  });
});
