import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import { expect, test } from 'vitest';
import { BULK_ACTIONS } from './bulk-actions.ts';
import { previewText, titleText } from './preview-text.ts';

const NONE: BulkPreview = {
  total: 72,
  changes: 67,
  admins: 0,
  unchanged: 5,
  refused: [],
  sessions: 0,
  emails: 0,
  emailDelaySeconds: 10,
};

function actionOf(key: string) {
  const action = BULK_ACTIONS.find((one) => one.key === key);
  if (action === undefined) throw new Error(`There is no bulk action ${key}.`);
  return action;
}

test.each([
  ['deactivate', {}, '67 to deactivate. 5 already are.'],
  ['deactivate', { admins: 2 }, '67 to deactivate. 2 of them are admins. 5 already are.'],
  ['delete', { changes: 1, admins: 1, unchanged: 0 }, '1 to delete. 1 of them is an admin.'],
  ['delete', { total: 67, unchanged: 0 }, ''],
  ['delete', { total: 67, admins: 1, unchanged: 0 }, '1 of them is an admin.'],
  ['makeUser', { changes: 3, admins: 3 }, '3 to lose the admin role. 5 already without it.'],
])('%s tells who changes, and who of them is an admin: %o', (key, some, text) => {
  expect(previewText(actionOf(key), { ...NONE, ...some })).toBe(text);
});

test('the question counts who would change', () => {
  expect(titleText(actionOf('deactivate'), 67)).toBe('Deactivate 67 users?');
  expect(titleText(actionOf('deactivate'), 0)).toBe('No users to change');
});
