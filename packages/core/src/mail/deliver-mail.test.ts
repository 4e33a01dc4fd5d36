import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { users } from '@rolecall/db/tables/users';
import { storedBytes } from '@rolecall/db/testing';
import { MAILS } from '@rolecall/mail/kinds';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimMail, LEASE_MS } from './claim-mail.ts';
import { deliverMail } from './deliver-mail.ts';
import { queueMail } from './queue-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
beforeEach(async () => {
  outbox = await createTestOutbox();
});
afterEach(() => outbox.remove());

/** Expects that the only job, or the first, was sent, and that nothing is said against it. */
async function expectSent({ attempts }: { attempts: number }): Promise<void> {
  const sent = { status: 'sent', attempts, lastError: null };
  expect((await outbox.jobs())[0]).toMatchObject(sent);
}

describe('a mail', () => {
  test('is delivered once, with a link that works, and is then done', async () => {
    await outbox.queue('verify-email');
    expect(await outbox.work()).toBe(1);
    expect(await outbox.work()).toBe(0);
    expect(outbox.mailer.attempts).toHaveLength(1);
    expect(outbox.mailer.attempts[0]?.mail).toMatchObject({
      kind: 'verify-email',
      // No name yet: whoever registered the email may have put anything there.
      to: { email: outbox.user.email, name: '' },
    });
    const [job] = await outbox.jobs();
    expect(job).toMatchObject({ status: 'sent', attempts: 1, leasedUntil: null, lastError: null });
    expect(job?.sentAt).toEqual(outbox.core.now());
    expect(job?.providerId).toBe(`provider ${outbox.mailer.attempts[0]?.idempotencyKey}`);
    expect(outbox.linkOf(0)).toMatch(/^https:\/\/id\.example\.com\/verify-email\?token=/);
    await expect(outbox.prove(outbox.tokenOf(0))).resolves.toMatchObject({
      userId: outbox.user.id,
      email: outbox.user.email,
    });
  });

  test.each([
    'already-registered',
    'role-changed',
    'account-deactivated',
    'refresh-reuse',
  ] as const)('%s carries no token and leads nowhere but here', async (kind) => {
    await outbox.queue(kind);
    await outbox.work();
    expect(outbox.mailer.attempts[0]?.mail.kind).toBe(kind);
    expect(outbox.linkOf(0)).toMatch(/^$|^https:\/\/id\.example\.com\/(?:login)?$/);
    expect(await outbox.core.db.read.$count(oneTimeTokens)).toBe(0);
  });

  test('says the name to the email that its owner has verified, and to no other', async () => {
    const verified = await outbox.addUser({ firstName: 'Grace', emailVerified: true });
    await outbox.queue('role-changed', verified);
    await outbox.core.db.transaction((tx) =>
      queueMail(outbox.ctx, tx, 'confirm-email-change', {
        userId: verified.id,
        email: 'elsewhere@example.com',
      }),
    );
    await outbox.work();
    const told = outbox.mailer.attempts.map(({ mail: { to } }) => [to.email, to.name]);
    expect(new Map(told.map(([email = '', name]) => [email, name]))).toEqual(
      new Map([
        [verified.email, 'Grace'],
        ['elsewhere@example.com', ''],
      ]),
    );
  });

  test('is queued with what it tells about, or not at all', async () => {
    const failed = outbox.core.db.transaction(async (tx) => {
      await queueMail(outbox.ctx, tx, 'role-changed', outbox.user.id, { role: 'admin' });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await outbox.work()).toBe(0);
  });

  test('goes to the email of the account at that moment', async () => {
    await outbox.queue('role-changed');
    await outbox.core.db.transaction((tx) =>
      tx.update(users).set({ email: 'new@example.com' }).where(eq(users.id, outbox.user.id)),
    );
    await outbox.work();
    expect(outbox.mailer.attempts[0]?.mail.to.email).toBe('new@example.com');
  });
});

describe('a provider that fails', () => {
  test('is asked again with the same key and the same message until it takes it', async () => {
    await outbox.queue('verify-email');
    outbox.mailer.answer = () => Promise.reject(new Error('503 from the provider'));
    for (const delay of [2, 4, 8]) {
      expect(await outbox.work()).toBe(1);
      const [job] = await outbox.jobs();
      expect(job).toMatchObject({ status: 'queued', lastError: '503 from the provider' });
      outbox.advance(delay / 2 - 0.001);
      expect(await outbox.work()).toBe(0);
      outbox.advance(delay / 2 + 0.001);
    }
    outbox.mailer.answer = async () => {};
    expect(await outbox.work()).toBe(1);
    expect(outbox.mailer.attempts).toHaveLength(4);
    for (const attempt of outbox.mailer.attempts)
      expect(attempt).toEqual(outbox.mailer.attempts[0]);
    await expectSent({ attempts: 4 });
    await expect(outbox.prove(outbox.tokenOf(0))).resolves.toMatchObject({
      userId: outbox.user.id,
    });
  });

  test('is asked every minute at the longest, so that mail leaves soon after its return', async () => {
    await outbox.queue('role-changed');
    outbox.mailer.answer = () => Promise.reject(new Error('down'));
    for (let n = 0; n < 20; n++) {
      expect(await outbox.work()).toBe(1);
      outbox.advance(60);
    }
  });

  test('is given up after about a day', async () => {
    await outbox.queue('role-changed');
    await outbox.core.db.transaction((tx) =>
      tx.update(mailJobs).set({ attempts: 1_439 }).where(eq(mailJobs.userId, outbox.user.id)),
    );
    outbox.mailer.answer = () => Promise.reject(new Error('x'.repeat(5_000)));
    await outbox.work();
    const [job] = await outbox.jobs();
    expect(job).toMatchObject({ status: 'failed', attempts: 1_440 });
    expect(job?.lastError).toHaveLength(300);
    outbox.advance(86_400);
    expect(await outbox.work()).toBe(0);
  });
});

describe('a database fault', () => {
  const failOnce = (): TestOutbox['core'] => {
    let isFirst = true;
    const transaction: typeof outbox.core.db.transaction = (task, options) => {
      if (!isFirst) return outbox.core.db.transaction(task, options);
      isFirst = false;
      return Promise.reject(new Error('the disk is full'));
    };
    return { ...outbox.core, db: { ...outbox.core.db, transaction } };
  };
  const lookupAway = (): TestOutbox['core'] => {
    const lookup: typeof outbox.core.db.lookup = Object.assign(
      Object.create(outbox.core.db.lookup),
      {
        first: () => Promise.reject(new Error('the disk is full')),
      },
    );
    return { ...outbox.core, db: { ...outbox.core.db, lookup } };
  };

  test.each([
    ['while a link is minted', failOnce],
    ['while the recipient is looked up', lookupAway],
  ])('%s is no attempt at the mail', async (_when, broken) => {
    await outbox.queue('verify-email');
    const before = await outbox.jobs();
    const claimed = await outbox.claim();
    await expect(deliverMail(broken(), outbox.mailer, [claimed])).rejects.toThrow(
      'the disk is full',
    );
    expect(outbox.mailer.attempts).toEqual([]);
    expect(await outbox.jobs()).toEqual([
      { ...before[0], dueAt: new Date(outbox.core.now().getTime() + 2_000) },
    ]);
    outbox.advance(2);
    expect(await outbox.work()).toBe(1);
    expect(outbox.mailer.attempts).toHaveLength(1);
    await expectSent({ attempts: 1 });
  });

  test('does not keep the mails claimed with it from being delivered', async () => {
    await outbox.queue('verify-email');
    await outbox.queue('role-changed');
    const claimed = await claimMail(outbox.core);
    await expect(deliverMail(failOnce(), outbox.mailer, claimed)).rejects.toThrow(
      'the disk is full',
    );
    expect(outbox.mailer.attempts.map(({ mail }) => mail.kind)).toEqual(['role-changed']);
    expect((await outbox.jobs()).map(({ status }) => status).sort()).toEqual(['queued', 'sent']);
  });
});

test('what was sent to whom is kept as it was', async () => {
  await outbox.queue('role-changed');
  outbox.mailer.answer = () => Promise.reject(new Error('once'));
  await outbox.work();
  expect((await outbox.jobs())[0]?.details).toEqual({ role: 'admin' });
  outbox.advance(2);
  outbox.mailer.answer = async () => {};
  await outbox.work();
  expect(outbox.mailer.attempts[1]).toEqual(outbox.mailer.attempts[0]);
  const sentTo = { email: outbox.user.email, name: '' };
  await outbox.core.db.transaction((tx) =>
    tx.update(users).set({ email: 'new@example.com', emailVerified: true }),
  );
  const [job] = await outbox.jobs();
  expect(job).toMatchObject({ status: 'sent', details: { role: 'admin' }, sentTo });
});

test('a mail whose details make no sense is given up', async () => {
  await outbox.queue('role-changed');
  await outbox.core.db.transaction((tx) =>
    tx
      .update(mailJobs)
      .set({ details: { role: 'owner' } })
      .where(eq(mailJobs.userId, outbox.user.id)),
  );
  outbox.mailer.answer = async ({ mail }) => void MAILS[mail.kind].write(mail.details, mail.at);
  await outbox.work();
  expect((await outbox.jobs())[0]).toMatchObject({ status: 'failed', attempts: 1 });
});

test('a mail of a kind that only a newer version knows is left to that', async () => {
  await outbox.queue('role-changed');
  const kind = 'from-the-future' as MailJobRow['kind'];
  await outbox.core.db.transaction((tx) =>
    tx.update(mailJobs).set({ kind }).where(eq(mailJobs.userId, outbox.user.id)),
  );
  expect(await outbox.work()).toBe(0);
  expect((await outbox.jobs())[0]).toMatchObject({ status: 'queued', attempts: 0 });
});

describe('a worker that was killed', () => {
  test('after its claim holds the mail no longer than its lease', async () => {
    await outbox.queue('verify-email');
    await outbox.claim();
    outbox.advance(LEASE_MS / 1000 - 0.001);
    expect(await outbox.work()).toBe(0);
    outbox.advance(0.001);
    expect(await outbox.work()).toBe(1);
    expect(outbox.mailer.attempts).toHaveLength(1);
    expect((await outbox.jobs())[0]).toMatchObject({ status: 'sent', attempts: 2 });
  });

  test('after the provider took it: the repeat has the same key and message', async () => {
    await outbox.queue('verify-email');
    const claimed = await outbox.claim();
    const dies = { ...outbox.core, db: { ...outbox.core.db } };
    outbox.mailer.answer = async () => {
      dies.db.transaction = () => Promise.reject(new Error('killed'));
    };
    await expect(deliverMail(dies, outbox.mailer, [claimed])).rejects.toThrow('killed');
    outbox.advance(LEASE_MS / 1000);
    expect(await outbox.work()).toBe(1);
    expect(outbox.mailer.attempts).toHaveLength(2);
    expect(outbox.mailer.attempts[1]).toEqual(outbox.mailer.attempts[0]);
  });

  test('but only slow changes nothing of what its successor wrote down', async () => {
    await outbox.queue('role-changed');
    const slow = await outbox.claim();
    outbox.advance(LEASE_MS / 1000);
    expect(await outbox.work()).toBe(1);
    outbox.mailer.answer = () => Promise.reject(new Error('too late'));
    await deliverMail(outbox.core, outbox.mailer, [slow]);
    await expectSent({ attempts: 2 });
  });
});

test('the token of a link stands nowhere in the database, before or after it is used', async () => {
  await outbox.queue('verify-email');
  outbox.mailer.answer = () => Promise.reject(new Error('once'));
  await outbox.work();
  outbox.advance(2);
  outbox.mailer.answer = async () => {};
  await outbox.work();
  const token = outbox.tokenOf(0);
  expect(token).toHaveLength(43);
  const search = async () => {
    const bytes = await storedBytes(outbox);
    expect(bytes.includes(outbox.user.id)).toBe(true);
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(Buffer.from(token, 'base64url'))).toBe(false);
  };
  await search();
  await outbox.prove(token);
  await search();
});
