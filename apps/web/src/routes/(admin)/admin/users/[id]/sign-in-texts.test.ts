import type { SentMail } from '@rolecall/schemas/admin-mail';
import { expect, test } from 'vitest';
import { titleOf } from './sign-in-texts.ts';

const mail = (more: Partial<SentMail>): SentMail => ({
  id: 'mail_1',
  kind: 'verify-email',
  userId: 'usr_1',
  to: 'ada@example.com',
  status: 'kept',
  delivery: null,
  attempts: 1,
  createdAt: '2026-11-28T12:00:00.000Z',
  sentAt: null,
  nextAttemptAt: null,
  lastError: null,
  ...more,
});
const titleWith = (items: SentMail[]) =>
  titleOf({ key: 'mail', state: 'notice', fix: null, items });

test('an email that failed no longer matters once a newer one of its kind did not', () => {
  const failed = mail({ status: 'failed', lastError: 'No such mailbox.' });
  const kept = 'Emails to this user are kept here, not sent.';
  const failing = 'Emails to this user have delivery issues.';
  expect(titleWith([mail({}), failed])).toBe(kept);
  expect(titleWith([failed, mail({})])).toBe(failing);
  expect(titleWith([mail({ kind: 'invitation' }), failed])).toBe(failing);
});
