import { readFile } from 'node:fs/promises';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { users } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimMail, LEASE_MS } from './claim-mail.ts';
import { deliverMail } from './deliver-mail.ts';
import { queueMail } from './queue-mail.ts';
import { createTestOutbox, type TestOutbox } from './testing-outbox.ts';

let outbox: TestOutbox;
let core: TestOutbox['core'];
let mailer: TestOutbox['mailer'];
let user: TestOutbox['user'];
let queue: TestOutbox['queue'];
let claim: TestOutbox['claim'];
let work: TestOutbox['work'];
let jobs: TestOutbox['jobs'];
let linkOf: TestOutbox['linkOf'];
let tokenOf: TestOutbox['tokenOf'];
let prove: TestOutbox['prove'];
let advance: TestOutbox['advance'];
beforeEach(async () => {
  outbox = await createTestOutbox();
  ({ core, mailer, user, queue, claim, work, jobs, linkOf, tokenOf, prove, advance } = outbox);
});
afterEach(() => outbox.remove());

describe('a mail', () => {
  test('is delivered once, with a link that works, and is then done', async () => {
    await queue('verify-email');
    expect(await work()).toBe(1);
    expect(await work()).toBe(0);
    expect(mailer.attempts).toHaveLength(1);
    expect(mailer.attempts[0]?.mail).toMatchObject({
      kind: 'verify-email',
      // No name yet: whoever registered the email may have put anything there.
      to: { email: user.email, name: '' },
    });
    const [job] = await jobs();
    expect(job).toMatchObject({ status: 'sent', attempts: 1, leasedUntil: null, lastError: null });
    expect(job?.sentAt).toEqual(core.now());
    expect(job?.providerId).toBe(`provider ${mailer.attempts[0]?.idempotencyKey}`);
    expect(linkOf(0)).toMatch(/^https:\/\/id\.example\.com\/verify-email\?token=/);
    await expect(prove(tokenOf(0))).resolves.toMatchObject({ userId: user.id, email: user.email });
  });

  test.each([
    'already-registered',
    'role-changed',
    'account-deactivated',
    'refresh-reuse',
  ] as const)('%s carries no token and leads nowhere but here', async (kind) => {
    await queue(kind);
    await work();
    expect(mailer.attempts[0]?.mail.kind).toBe(kind);
    expect(linkOf(0)).toMatch(/^$|^https:\/\/id\.example\.com\/(?:login)?$/);
    expect(await core.db.read.$count(oneTimeTokens)).toBe(0);
  });

  test('says the name to the email that its owner has verified, and to no other', async () => {
    const verified = await outbox.addUser({ firstName: 'Grace', emailVerified: true });
    await queue('role-changed', verified);
    await core.db.transaction((tx) =>
      queueMail(outbox.ctx, tx, 'confirm-email-change', {
        userId: verified.id,
        email: 'elsewhere@example.com',
      }),
    );
    await work();
    const told = mailer.attempts.map(({ mail: { to } }) => [to.email, to.name]);
    expect(new Map(told.map(([email = '', name]) => [email, name]))).toEqual(
      new Map([
        [verified.email, 'Grace'],
        ['elsewhere@example.com', ''],
      ]),
    );
  });

  test('is queued with what it tells about, or not at all', async () => {
    const failed = core.db.transaction(async (tx) => {
      await queueMail(outbox.ctx, tx, 'role-changed', user.id, { role: 'admin' });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await work()).toBe(0);
  });

  test('goes to the email of the account at that moment', async () => {
    await queue('role-changed');
    await core.db.transaction((tx) =>
      tx.update(users).set({ email: 'new@example.com' }).where(eq(users.id, user.id)),
    );
    await work();
    expect(mailer.attempts[0]?.mail.to.email).toBe('new@example.com');
  });
});

describe('a provider that fails', () => {
  test('is asked again with the same key and the same message until it takes it', async () => {
    await queue('verify-email');
    mailer.answer = () => Promise.reject(new Error('503 from the provider'));
    for (const delay of [2, 4, 8]) {
      expect(await work()).toBe(1);
      const [job] = await jobs();
      expect(job).toMatchObject({ status: 'queued', lastError: '503 from the provider' });
      advance(delay - 0.001);
      expect(await work()).toBe(0);
      advance(0.001);
    }
    mailer.answer = async () => {};
    expect(await work()).toBe(1);
    expect(mailer.attempts).toHaveLength(4);
    for (const attempt of mailer.attempts) expect(attempt).toEqual(mailer.attempts[0]);
    expect((await jobs())[0]).toMatchObject({ status: 'sent', attempts: 4, lastError: null });
    await expect(prove(tokenOf(0))).resolves.toMatchObject({ userId: user.id });
  });

  test('is asked every minute at the longest, so that mail leaves soon after its return', async () => {
    await queue('role-changed');
    mailer.answer = () => Promise.reject(new Error('down'));
    for (let n = 0; n < 20; n++) {
      expect(await work()).toBe(1);
      advance(60);
    }
  });

  test('is given up after about a day', async () => {
    await queue('role-changed');
    await core.db.transaction((tx) =>
      tx.update(mailJobs).set({ attempts: 1_439 }).where(eq(mailJobs.userId, user.id)),
    );
    mailer.answer = () => Promise.reject(new Error('x'.repeat(5_000)));
    await work();
    const [job] = await jobs();
    expect(job).toMatchObject({ status: 'failed', attempts: 1_440 });
    expect(job?.lastError).toHaveLength(300);
    advance(86_400);
    expect(await work()).toBe(0);
  });
});

describe('a database fault', () => {
  const failOnce = (): TestOutbox['core'] => {
    let isFirst = true;
    const transaction: typeof core.db.transaction = (task, options) => {
      if (!isFirst) return core.db.transaction(task, options);
      isFirst = false;
      return Promise.reject(new Error('the disk is full'));
    };
    return { ...core, db: { ...core.db, transaction } };
  };
  const lookupAway = (): TestOutbox['core'] => {
    const lookup: typeof core.db.lookup = Object.assign(Object.create(core.db.lookup), {
      first: () => Promise.reject(new Error('the disk is full')),
    });
    return { ...core, db: { ...core.db, lookup } };
  };

  test.each([
    ['while a link is minted', failOnce],
    ['while the recipient is looked up', lookupAway],
  ])('%s is no attempt at the mail', async (_when, broken) => {
    await queue('verify-email');
    const before = await jobs();
    const claimed = await claim();
    await expect(deliverMail(broken(), mailer, [claimed])).rejects.toThrow('the disk is full');
    expect(mailer.attempts).toEqual([]);
    expect(await jobs()).toEqual([{ ...before[0], dueAt: new Date(core.now().getTime() + 2_000) }]);
    advance(2);
    expect(await work()).toBe(1);
    expect(mailer.attempts).toHaveLength(1);
    expect((await jobs())[0]).toMatchObject({ status: 'sent', attempts: 1, lastError: null });
  });

  test('does not keep the mails claimed with it from being delivered', async () => {
    await queue('verify-email');
    await queue('role-changed');
    const claimed = await claimMail(core);
    await expect(deliverMail(failOnce(), mailer, claimed)).rejects.toThrow('the disk is full');
    expect(mailer.attempts.map(({ mail }) => mail.kind)).toEqual(['role-changed']);
    expect((await jobs()).map(({ status }) => status).sort()).toEqual(['queued', 'sent']);
  });
});

test('what a mail tells about is forgotten when it has left, and not before', async () => {
  await queue('role-changed');
  mailer.answer = () => Promise.reject(new Error('once'));
  await work();
  expect((await jobs())[0]?.details).toEqual({ role: 'admin' });
  advance(2);
  mailer.answer = async () => {};
  await work();
  expect(mailer.attempts[1]).toEqual(mailer.attempts[0]);
  expect((await jobs())[0]).toMatchObject({ status: 'sent', details: null });
});

test('a mail whose details make no sense is given up', async () => {
  await queue('role-changed');
  await core.db.transaction((tx) =>
    tx
      .update(mailJobs)
      .set({ details: { role: 'owner' } })
      .where(eq(mailJobs.userId, user.id)),
  );
  mailer.answer = async ({ mail }) => void MAILS[mail.kind].write(mail.details, mail.at);
  await work();
  expect((await jobs())[0]).toMatchObject({ status: 'failed', attempts: 1 });
});

test('a mail of a kind that only a newer version knows is left to that', async () => {
  await queue('role-changed');
  const kind = 'from-the-future' as MailJobRow['kind'];
  await core.db.transaction((tx) =>
    tx.update(mailJobs).set({ kind }).where(eq(mailJobs.userId, user.id)),
  );
  expect(await work()).toBe(0);
  expect((await jobs())[0]).toMatchObject({ status: 'queued', attempts: 0 });
});

describe('a worker that was killed', () => {
  test('after its claim holds the mail no longer than its lease', async () => {
    await queue('verify-email');
    await claim();
    advance(LEASE_MS / 1000 - 0.001);
    expect(await work()).toBe(0);
    advance(0.001);
    expect(await work()).toBe(1);
    expect(mailer.attempts).toHaveLength(1);
    expect((await jobs())[0]).toMatchObject({ status: 'sent', attempts: 2 });
  });

  test('after the provider took it: the repeat has the same key and message', async () => {
    await queue('verify-email');
    const claimed = await claim();
    const dies = { ...core, db: { ...core.db } };
    mailer.answer = async () => {
      dies.db.transaction = () => Promise.reject(new Error('killed'));
    };
    await expect(deliverMail(dies, mailer, [claimed])).rejects.toThrow('killed');
    advance(LEASE_MS / 1000);
    expect(await work()).toBe(1);
    expect(mailer.attempts).toHaveLength(2);
    expect(mailer.attempts[1]).toEqual(mailer.attempts[0]);
  });

  test('but only slow changes nothing of what its successor wrote down', async () => {
    await queue('role-changed');
    const slow = await claim();
    advance(LEASE_MS / 1000);
    expect(await work()).toBe(1);
    mailer.answer = () => Promise.reject(new Error('too late'));
    await deliverMail(core, mailer, [slow]);
    expect((await jobs())[0]).toMatchObject({ status: 'sent', attempts: 2, lastError: null });
  });
});

test('the token of a link stands nowhere in the database, before or after it is used', async () => {
  await queue('verify-email');
  mailer.answer = () => Promise.reject(new Error('once'));
  await work();
  advance(2);
  mailer.answer = async () => {};
  await work();
  const token = tokenOf(0);
  expect(token).toHaveLength(43);
  const search = async () => {
    for (const path of [outbox.path, `${outbox.path}-wal`]) {
      const bytes = await readFile(path);
      expect(bytes.includes(user.id)).toBe(path.endsWith('-wal'));
      expect(bytes.includes(token)).toBe(false);
      expect(bytes.includes(Buffer.from(token, 'base64url'))).toBe(false);
    }
  };
  await search();
  await prove(token);
  await search();
});
