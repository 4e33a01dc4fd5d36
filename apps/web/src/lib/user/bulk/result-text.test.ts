import { afterEach, expect, test, vi } from 'vitest';
import { BULK_ACTIONS } from './bulk-actions.ts';
import { bulkWords } from './bulk-words.ts';
import { resultText } from './result-text.ts';

const env = vi.hoisted(() => ({ LOCAL_MAILBOX: '' }));
vi.mock('$app/env/public', () => env);
afterEach(() => {
  env.LOCAL_MAILBOX = '';
});

test.each([
  ['deactivate', 5, '67 users deactivated. 5 already were. 1 not changed.'],
  ['makeAdmin', 1, '71 users made admin. 1 already was. 1 not changed.'],
  ['makeUser', 5, 'Admin role removed from 67 users. 5 already without it. 1 not changed.'],
  ['resendInvitation', 0, 'Invitations resent to 72 users. 1 not changed.'],
])('%s tells how many were so already: %i', (key, unchanged, text) => {
  const action = BULK_ACTIONS.find((one) => one.key === key);
  expect(action && resultText(action, { succeeded: 72, unchanged, refused: 1 })).toBe(text);
});

test('invitations that don’t leave are not called resent', () => {
  env.LOCAL_MAILBOX = 'on';
  const action = BULK_ACTIONS.find(({ key }) => key === 'resendInvitation');
  expect(action && resultText(action, { succeeded: 2, unchanged: 0, refused: 0 })).toBe(
    'New invitations for 2 users kept here, not sent.',
  );
  expect(action && bulkWords(action).text).toMatch(/kept here, not sent/);
});
