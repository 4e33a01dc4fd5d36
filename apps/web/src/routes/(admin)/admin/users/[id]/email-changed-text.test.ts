import { expect, test } from 'vitest';
import { emailChangedText } from './email-changed-text.ts';

const before = { email: 'old@example.com', status: 'active', hasPassword: true } as const;
const after = { email: 'new@example.com', emailVerified: false };

test('whoever signs in with it verifies a new email', () => {
  expect(emailChangedText(before, after)).toBe(
    'Email changed. We sent a verification link to new@example.com.',
  );
});

test('an admin can mark it as verified', () => {
  expect(emailChangedText(before, { ...after, emailVerified: true })).toBe(
    'Email changed. new@example.com is verified.',
  );
});

test.each([true, false])('the invited get a new invitation (verified: %s)', (emailVerified) => {
  const invited = { ...before, status: 'invited', hasPassword: false } as const;
  expect(emailChangedText(invited, { ...after, emailVerified })).toBe(
    'Email changed. We sent a new invitation to new@example.com.',
  );
});

test('a revoked invitation is not sent again', () => {
  const revoked = { ...before, status: 'inactive', hasPassword: false } as const;
  expect(emailChangedText(revoked, after)).toBe('Email changed.');
});

test('no email is sent where nothing changed', () => {
  const same = { email: before.email, emailVerified: false };
  expect(emailChangedText(before, same)).toBe('Nothing changed.');
  expect(emailChangedText(before, { ...same, emailVerified: true })).toBe(
    'old@example.com is verified.',
  );
});
