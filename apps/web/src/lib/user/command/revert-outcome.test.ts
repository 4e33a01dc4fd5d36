import { expect, test } from 'vitest';
import { revertOutcome } from './revert-outcome.ts';

const refusal = (id: string, message: string) => ({ id, error: { code: 'CONFLICT', message } });
const CHANGED = "This can't be reverted: status changed since.";
const LAST = 'The last active administrator stays.';

test.each([
  ['Undone.', { succeeded: 1, failed: 0, items: [] }],
  ['Undone for 3 users.', { succeeded: 3, failed: 0, items: [] }],
  [`Not undone. ${CHANGED}`, { succeeded: 0, failed: 1, items: [refusal('a', CHANGED)] }],
  [
    `Undone for 1 user. 2 weren’t. ${CHANGED}`,
    { succeeded: 1, failed: 2, items: [refusal('a', CHANGED), refusal('b', CHANGED)] },
  ],
  [
    `Not undone. 2 users: ${CHANGED} 1 user: ${LAST}`,
    {
      succeeded: 0,
      failed: 3,
      items: [refusal('a', CHANGED), refusal('b', LAST), refusal('c', CHANGED)],
    },
  ],
])('%s', (text, reverted) => {
  expect(revertOutcome({ emailsCancelled: 0, emailsSent: 0, ...reverted })).toBe(text);
});

test.each([
  ['Undone. No email was sent.', 1, { emailsCancelled: 1, emailsSent: 0 }],
  [
    'Undone. The user had already been emailed and will get another email.',
    1,
    { emailsCancelled: 0, emailsSent: 1 },
  ],
  ['Undone for 67 users. No email was sent.', 67, { emailsCancelled: 60, emailsSent: 0 }],
  [
    'Undone for 67 users. 7 users had already been emailed and will get another email.',
    67,
    { emailsCancelled: 60, emailsSent: 7 },
  ],
])('%s', (text, succeeded, emails) => {
  expect(revertOutcome({ succeeded, failed: 0, items: [], ...emails })).toBe(text);
});

test('the audit log says what its button says', () => {
  const counts = { emailsCancelled: 0, emailsSent: 0, items: [] };
  expect(revertOutcome({ ...counts, succeeded: 2, failed: 0 }, 'reverted')).toBe(
    'Reverted for 2 users.',
  );
  const none = { ...counts, succeeded: 0, failed: 1, items: [refusal('a', CHANGED)] };
  expect(revertOutcome(none, 'reverted')).toBe(`Not reverted. ${CHANGED}`);
});
