import { expect, test } from 'vitest';
import { coreEntryViolations } from './core-entries.ts';

const CORE = [
  { path: 'packages/core/src/verb.ts', text: 'export function verb() {}' },
  {
    path: 'packages/core/src/post/get-post.ts',
    text: 'export const getPost = verb({}, async () => {});',
  },
  {
    path: 'packages/core/src/user-list/export-users.ts',
    text: 'export const exportUsers = streamVerb({}, async function* () {});',
  },
  { path: 'packages/core/src/post/load-post.ts', text: 'export const loadPost = () => {};' },
];

const violations = (from: string, entries: string[] = []) =>
  coreEntryViolations(
    [...CORE, { path: 'packages/api/src/a.ts', text: `import { a } from '${from}';` }],
    entries,
  );

test.each(['post/get-post', 'user-list/export-users'])('the verb %s is open to all', (verb) => {
  expect(violations(`@rolecall/core/${verb}`)).toEqual([]);
});

test('what is no verb is open when it is listed', () => {
  expect(violations('@rolecall/core/verb', ['verb'])).toEqual([]);
});

test.each(['verb', 'post/load-post', 'post/nothing'])('%s is not open otherwise', (name) => {
  expect(violations(`@rolecall/core/${name}`)).toHaveLength(1);
});

test('an entry that no one imports is reported', () => {
  expect(violations('@rolecall/core/post/get-post', ['ids'])).toEqual([
    '@rolecall/core/ids is an entry without need',
  ]);
});
