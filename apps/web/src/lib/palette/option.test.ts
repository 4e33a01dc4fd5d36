import { expect, test } from 'vitest';
import { found, type OptionGroup, userOption } from './option.ts';

const ada = userOption('usr_ada', 'Ada Lovelace', 'ada@example.com');
const users = (isFound: boolean): OptionGroup => ({ title: 'Users', options: [ada], isFound });
const labels = (groups: OptionGroup[]) =>
  groups.flatMap(({ options }) => options.map(({ item }) => item.label));

test.each([
  'countess', // a username
  'strasse', // a name with ß
  'usr_ada',
])('a user whom the server found with %s is shown', (search) => {
  expect(labels(found([users(true)], search))).toEqual(['Ada Lovelace']);
});

test('recent users are filtered here, by any part of name and email', () => {
  expect(labels(found([users(false)], 'countess'))).toEqual([]);
  expect(labels(found([users(false)], 'lace EXAMPLE'))).toEqual(['Ada Lovelace']);
});

test('a user is shown once', () => {
  expect(labels(found([users(false), users(true)], 'ada'))).toEqual(['Ada Lovelace']);
});
