import { expect, test } from 'vitest';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';

/** The contract's table of errors. */
const CONTRACT: Record<number, ErrorCode[]> = {
  400: ['VALIDATION_FAILED', 'TOKEN_INVALID', 'WEAK_PASSWORD', 'PASSWORD_UNCHANGED'],
  401: ['UNAUTHENTICATED', 'INVALID_CREDENTIALS', 'SESSION_EXPIRED'],
  403: [
    'FORBIDDEN',
    'ACCOUNT_INACTIVE',
    'PASSWORD_REQUIRED',
    'REAUTH_REQUIRED',
    'REGISTRATION_CLOSED',
  ],
  404: ['NOT_FOUND', 'UNKNOWN_PROCEDURE'],
  405: ['METHOD_NOT_ALLOWED'],
  409: ['EMAIL_TAKEN', 'USERNAME_TAKEN', 'TITLE_TAKEN', 'LAST_ADMIN', 'SELF_TARGET', 'CONFLICT'],
  413: ['PAYLOAD_TOO_LARGE'],
  415: ['UNSUPPORTED_MEDIA_TYPE'],
  429: ['RATE_LIMITED'],
  500: ['INTERNAL'],
  503: ['UNAVAILABLE'],
};

test('the codes and their statuses are those of the contract, no more and no fewer', () => {
  const table: Record<number, string[]> = {};
  for (const [code, { status }] of Object.entries(ERROR_CODES)) {
    table[status] = [...(table[status] ?? []), code].sort();
  }
  const expected = Object.fromEntries(
    Object.entries(CONTRACT).map(([status, codes]) => [status, [...codes].sort()]),
  );
  expect(table).toEqual(expected);
});

test('every message is a sentence for a person', () => {
  for (const { message } of Object.values(ERROR_CODES)) expect(message).toMatch(/^[A-Z].*\.$/);
});
