import { expect, test } from 'vitest';
import { BULK_ACTIONS } from './bulk-actions.ts';
import { resultText } from './result-text.ts';

test.each([
  ['deactivate', 5, '67 users deactivated. 5 already were. 1 not changed.'],
  ['makeAdmin', 1, '71 users are now admins. 1 already was. 1 not changed.'],
  ['makeUser', 5, 'Admin role removed from 67 users. 5 already without it. 1 not changed.'],
  ['resendInvitation', 0, 'Invitations resent to 72 users. 1 not changed.'],
])('%s tells how many were so already: %i', (key, unchanged, text) => {
  const action = BULK_ACTIONS.find((one) => one.key === key);
  expect(action && resultText(action, { succeeded: 72, unchanged, refused: 1 })).toBe(text);
});
