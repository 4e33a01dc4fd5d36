import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

const said = (after: Record<string, string | boolean>) =>
  changesOf({ before: null, after }, 'UTC').map(({ label, to }) => `${label}: ${to}`);

test.each([
  [{ backedUpAt: '2026-11-21T16:03:00.000Z' }, 'Backed up at: 21 Nov 2026, 16:03 UTC'],
  [{ kind: 'web' }, 'Client: Browser'],
  [{ role: 'admin' }, 'Role: Admin'],
  [{ emailVerified: true }, 'Email verified: yes'],
  [{ mailed: false }, 'Emailed: no'],
  [{ reason: 'ACCOUNT_INACTIVE' }, 'Reason: Right password, but the account is deactivated'],
])('%o is told as %s', (after, text) => {
  expect(said(after)).toEqual([text]);
});
