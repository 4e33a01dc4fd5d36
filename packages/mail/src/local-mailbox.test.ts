import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIL_KINDS } from '@rolecall/schemas/mail';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMailer } from './create-mailer.ts';
import { createLocalMailbox, type LocalMailbox } from './local-mailbox.ts';
import type { Message } from './mail.ts';
import { renderMail } from './render.ts';
import { exampleMail } from './testing-mail.ts';

let parent: string;
let folder: string;
let mailbox: LocalMailbox;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'rolecall-mailbox-'));
  folder = join(parent, 'mail');
  mailbox = createLocalMailbox(folder);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T09:30:00.000Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(parent, { recursive: true });
});

const message = (subject: string): Message => ({
  from: 'Rolecall <hello@example.com>',
  to: 'ada@example.com',
  subject,
  html: `<p>${subject}</p>`,
  text: subject,
});
const key = (n: number) => `mail_${String(n).padStart(5, '0')}`;
const send = (n: number, subject = `mail ${n}`) =>
  mailbox.transport.send(message(subject), { idempotencyKey: key(n) });

test('is empty before anything came', async () => {
  expect(await mailbox.list()).toEqual([]);
});

test('keeps what it is sent and lists the newest first', async () => {
  for (let n = 1; n <= 3; n++) {
    expect(await send(n)).toEqual({ providerId: key(n) });
    vi.advanceTimersByTime(1_000);
  }
  const mails = await mailbox.list();
  expect(mails.map(({ subject }) => subject)).toEqual(['mail 3', 'mail 2', 'mail 1']);
  expect(mails[2]).toEqual({
    ...message('mail 1'),
    id: key(1),
    sentAt: '2026-11-21T09:30:00.000Z',
  });
});

test('takes every kind of mail', async () => {
  const mailer = createMailer(mailbox.transport, 'Rolecall <hello@example.com>');
  for (const kind of MAIL_KINDS) {
    const mail = exampleMail(kind);
    await mailer.deliver(mail, { idempotencyKey: kind });
    const [newest] = await mailbox.list();
    expect(newest).toMatchObject({ id: kind, to: mail.to.email, ...renderMail(mail) });
    vi.advanceTimersByTime(1_000);
  }
});

test('of mails that came in the same millisecond the later one is first', async () => {
  for (let n = 1; n <= 3; n++) await send(n);
  expect((await mailbox.list()).map(({ id }) => id)).toEqual([key(3), key(2), key(1)]);
});

test('a repeated delivery is one mail', async () => {
  await send(1);
  await send(1);
  expect(await mailbox.list()).toHaveLength(1);
});

test('parallel deliveries of one mail are one mail', async () => {
  await Promise.all(Array.from({ length: 20 }, () => send(1)));
  expect(await mailbox.list()).toHaveLength(1);
});

test('keeps the newest 200', async () => {
  for (let n = 1; n <= 205; n++) await send(n);
  const mails = await mailbox.list();
  expect(mails).toHaveLength(200);
  expect(mails.map(({ id }) => id)).not.toContain(key(5));
  expect(mails.map(({ id }) => id)).toContain(key(6));
  expect(await readdir(folder)).toHaveLength(200);
});

test('can be read while mail comes and old mail goes', async () => {
  for (let n = 1; n <= 200; n++) await send(n);
  const sending = Promise.all(Array.from({ length: 60 }, (_, n) => send(201 + n)));
  for (let look = 0; look < 20; look++) {
    expect((await mailbox.list()).length).toBeGreaterThan(100);
  }
  await sending;
  expect(await mailbox.list()).toHaveLength(200);
});

test('no one but its owner can read it', async () => {
  await send(1);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, `${key(1)}.json`))).mode & 0o777).toBe(0o600);
});

test('outlives the process', async () => {
  await send(1);
  expect(await createLocalMailbox(folder).list()).toHaveLength(1);
});
