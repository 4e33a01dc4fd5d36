import { expect, test } from 'vitest';
import { toRefusal } from './refusal.ts';
import { RolecallError, type RolecallErrorCode } from './rolecall-error.ts';
import { identityOf } from './verify/identity.ts';

test.each<[RolecallErrorCode, number, string]>([
  ['UNAUTHENTICATED', 401, 'UNAUTHENTICATED'],
  ['SESSION_EXPIRED', 401, 'SESSION_EXPIRED'],
  ['FORBIDDEN', 403, 'FORBIDDEN'],
  ['UNREACHABLE', 503, 'UNAVAILABLE'],
  ['TIMEOUT', 503, 'UNAVAILABLE'],
  ['BAD_RESPONSE', 503, 'UNAVAILABLE'],
  ['RATE_LIMITED', 503, 'UNAVAILABLE'],
])('%s is answered with %i %s', (code, status, told) => {
  const refusal = toRefusal(new RolecallError(code, 'Why'));
  expect([refusal.status, JSON.parse(refusal.body).error.code]).toEqual([status, told]);
});

test('says how long to wait, and what kind of token to send', () => {
  const busy = toRefusal(new RolecallError('UNAVAILABLE', 'Busy', { retryAfter: 7 }));
  expect(busy.headers['retry-after']).toBe('7');
  const unknown = toRefusal(new RolecallError('UNAUTHENTICATED', 'Who?'));
  expect(unknown.headers['www-authenticate']).toMatch(/^Bearer/);
});

test('leaves other errors to the service', () => {
  expect(() => toRefusal(new TypeError('a mistake'))).toThrow('a mistake');
});

test('leaves a route without a verifier to the service', () => {
  expect(() => identityOf({})).toThrow(expect.objectContaining({ code: 'NOT_VERIFIED' }));
  expect(() => toRefusal(new RolecallError('NOT_VERIFIED', 'Mistake'))).toThrow('Mistake');
});
