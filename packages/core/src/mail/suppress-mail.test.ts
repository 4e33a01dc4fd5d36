import { users } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import { MAIL_KINDS } from '@rolecall/schemas/mail';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemContext } from '../context.ts';
import { inviterOf } from './inviter-of.ts';
import { queueMail } from './queue-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
beforeEach(async () => {
  outbox = await createTestOutbox();
});
afterEach(() => outbox.remove());

const NOTICES = MAIL_KINDS.filter((kind) => MAILS[kind].isNotice);
const OTHERS = MAIL_KINDS.filter((kind) => !MAILS[kind].isNotice);

/** What a stranger can have sent that lets no one set a password. */
const WITHOUT_PASSWORD = OTHERS.filter(
  (kind) => kind !== 'reset-password' && kind !== 'invitation',
);

const setVerified = (emailVerified: boolean) =>
  outbox.core.db.transaction((tx) =>
    tx.update(users).set({ emailVerified }).where(eq(users.id, outbox.user.id)),
  );
const sent = () => outbox.mailer.attempts.map(({ mail }) => mail.kind);

describe('one email gets at most five mails an hour', () => {
  test('of all kinds that strangers can cause, while it is not verified', async () => {
    await setVerified(false);
    for (const kind of [...OTHERS, ...OTHERS, ...OTHERS]) {
      await outbox.queue(kind);
      await outbox.work();
    }
    expect(sent()).toHaveLength(5);
    const statuses = (await outbox.jobs()).map(({ status }) => status);
    expect(statuses).toContain('suppressed');
    outbox.advance(3_600);
    await outbox.queue('verify-email');
    await outbox.work();
    expect(sent().at(-1)).toBe('verify-email');
  });

  test('whoever they are about', async () => {
    const { core, ctx } = outbox;
    for (let n = 0; n < 8; n++) {
      const { id: userId } = await outbox.addUser();
      await core.db.transaction((tx) =>
        queueMail(ctx, tx, 'confirm-email-change', { userId, email: 'victim@example.com' }),
      );
    }
    while ((await outbox.work()) > 0);
    expect(sent()).toHaveLength(4);
  });

  test('and each of them counts once, however often it is tried', async () => {
    await setVerified(false);
    outbox.mailer.answer = () => Promise.reject(new Error('not now'));
    await outbox.queue('verify-email');
    for (let n = 0; n < 8; n++) {
      await outbox.work();
      outbox.advance(60);
    }
    outbox.mailer.answer = async () => {};
    await outbox.work();
    expect((await outbox.jobs()).map(({ status }) => status)).toEqual(['sent']);
  });
});

test.each(WITHOUT_PASSWORD)(
  '%s, sent over and over, keeps no owner from a new password',
  async (kind) => {
    await setVerified(false);
    for (let n = 0; n < 10; n++) {
      await outbox.queue(kind);
      await outbox.work();
    }
    await outbox.queue('reset-password');
    await outbox.work();
    expect(sent()).toContain('reset-password');
  },
);

test.each(NOTICES)(
  '%s reaches an email that is not verified, once an hour at least',
  async (kind) => {
    await setVerified(false);
    for (const other of [...OTHERS, ...OTHERS, ...OTHERS]) {
      await outbox.queue(other);
      await outbox.work();
    }
    const times = () => sent().filter((one) => one === kind).length;
    for (let n = 0; n < 3; n++) {
      await outbox.queue(kind);
      await outbox.work();
    }
    expect(times()).toBe(1);
    outbox.advance(3_600);
    await outbox.queue(kind);
    await outbox.work();
    expect(times()).toBe(2);
  },
);

test.each(NOTICES)('%s reaches an owner whatever strangers have sent, five times', async (kind) => {
  await setVerified(true);
  for (const other of [...OTHERS, ...OTHERS, ...OTHERS]) {
    await outbox.queue(other);
    await outbox.work();
  }
  outbox.mailer.attempts.length = 0;
  const { core, ctx, user } = outbox;
  for (let n = 0; n < 8; n++) {
    if (kind === 'email-changed') {
      const left = { userId: user.id, email: 'left@x.test' };
      await core.db.transaction((tx) => queueMail(ctx, tx, kind, left, { wasVerified: true }));
    } else await outbox.queue(kind);
    await outbox.work();
  }
  expect(sent()).toEqual(Array.from({ length: 5 }, () => kind));
  outbox.advance(3_600);
  await outbox.queue(kind);
  await outbox.work();
  expect(sent()).toHaveLength(6);
});

test.each(MAIL_KINDS)(
  '%s says nothing that a user wrote where the email is not verified',
  async (kind) => {
    await setVerified(false);
    await outbox.core.db.transaction((tx) =>
      tx
        .update(users)
        .set({
          firstName: 'Win',
          lastName: 'A prize',
          access: kind === 'account-deactivated' ? 'inactive' : 'active',
        })
        .where(eq(users.id, outbox.user.id)),
    );
    const marked = (details: object) =>
      Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          name === 'device' ? 'A-prize' : value,
        ]),
      );
    await outbox.core.db.transaction((tx) =>
      queueMail(outbox.ctx, tx, kind, outbox.user.id, marked(MAILS[kind].example)),
    );
    await outbox.work();
    expect(sent()).toEqual([kind]);
    for (const { mail } of outbox.mailer.attempts) {
      const content = MAILS[mail.kind].write(mail.details, mail.at);
      expect(JSON.stringify([mail.to.name, content])).not.toMatch(/prize/i);
    }
  },
);

test.each([
  ['Ada Admin', 'Ada Admin'],
  ['J. R. Hartley', 'J. R. Hartley'],
  ['win.example', undefined],
  ['Ada https://win', undefined],
  ['ada@win', undefined],
])('the name %s of whoever invites is told as %s', (fullName, inviter) => {
  const account = { ...outbox.user, fullName };
  const admin = {
    kind: 'user' as const,
    userId: account.id,
    sessionId: 'ses_1',
    authenticatedAt: new Date(),
    account,
  };
  const ctx = systemContext(outbox.core, 'test');
  expect(inviterOf({ ...ctx, actor: { ...admin, role: 'admin' } }).inviter).toBe(inviter);
  expect(inviterOf({ ...ctx, actor: { ...admin, role: 'user' } }).inviter).toBeUndefined();
});
