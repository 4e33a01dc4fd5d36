import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverMail } from './deliver-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
let core: TestOutbox['core'];
let mailer: TestOutbox['mailer'];
let user: TestOutbox['user'];
let queue: TestOutbox['queue'];
let claim: TestOutbox['claim'];
let work: TestOutbox['work'];
let jobs: TestOutbox['jobs'];
let tokenOf: TestOutbox['tokenOf'];
let prove: TestOutbox['prove'];
beforeEach(async () => {
  outbox = await createTestOutbox();
  ({ core, mailer, user, queue, claim, work, jobs, tokenOf, prove } = outbox);
});
afterEach(() => outbox.remove());

describe('a mail that does not matter any more', () => {
  test('is not sent: an earlier verification when a later one is queued', async () => {
    await queue('verify-email');
    await queue('verify-email');
    expect(await work()).toBe(1);
    expect(mailer.attempts).toHaveLength(1);
    expect((await jobs()).map(({ status }) => status).sort()).toEqual(['sent', 'superseded']);
    await expect(prove(tokenOf(0))).resolves.toMatchObject({ userId: user.id });
  });

  test('is not sent: one superseded between its claim and its delivery', async () => {
    await queue('verify-email');
    const earlier = await claim();
    await queue('verify-email');
    expect(await work()).toBe(1);
    await deliverMail(core, mailer, [earlier]);
    expect(mailer.attempts).toHaveLength(1);
    await expect(prove(tokenOf(0))).resolves.toMatchObject({ userId: user.id });
    expect((await jobs()).map(({ status }) => status).sort()).toEqual(['sent', 'superseded']);
  });

  test('is not sent: a verification of an email that is verified', async () => {
    await queue('verify-email');
    await core.db.transaction((tx) =>
      tx.update(users).set({ emailVerified: true }).where(eq(users.id, user.id)),
    );
    expect(await work()).toBe(1);
    expect(mailer.attempts).toEqual([]);
    expect((await jobs())[0]?.status).toBe('superseded');
  });

  test('is not sent: one to someone deleted since, even after the claim', async () => {
    await queue('role-changed');
    const claimed = await claim();
    await core.db.transaction((tx) => tx.delete(users).where(eq(users.id, user.id)));
    await deliverMail(core, mailer, [claimed]);
    expect(mailer.attempts).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  test('notices are not superseded: each change is told', async () => {
    await queue('role-changed');
    await queue('role-changed');
    expect(await work()).toBe(2);
    expect(mailer.attempts).toHaveLength(2);
  });

  test('one person’s mail does not supersede another’s', async () => {
    await queue('verify-email');
    await queue('verify-email', await outbox.addUser());
    expect(await work()).toBe(2);
    expect(mailer.attempts).toHaveLength(2);
  });
});
