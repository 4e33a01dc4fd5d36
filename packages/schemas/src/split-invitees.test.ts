import { expect, test } from 'vitest';
import { readInvitee } from './invitee.ts';
import { splitInvitees } from './split-invitees.ts';

const entriesOf = (text: string) => splitInvitees(text).map(({ entry }) => entry);

test.each([
  ['one a line', 'a@x.org\nb@x.org\r\n\n  c@x.org ', ['a@x.org', 'b@x.org', 'c@x.org']],
  ['commas', 'a@x.org, b@x.org,c@x.org,', ['a@x.org', 'b@x.org', 'c@x.org']],
  ['semicolons', 'a@x.org; b@x.org;', ['a@x.org', 'b@x.org']],
  ['spaces and tabs', 'a@x.org b@x.org\tc@x.org', ['a@x.org', 'b@x.org', 'c@x.org']],
  ['names', 'Ada L <a@x.org>, Bo <b@x.org>', ['Ada L <a@x.org>', 'Bo <b@x.org>']],
  [
    'names with commas',
    'L, Ada <a@x.org>; M, Bo <b@x.org>',
    ['L, Ada <a@x.org>', 'M, Bo <b@x.org>'],
  ],
  ['quoted names', '"L, Ada" <a@x.org>, b@x.org', ['"L, Ada" <a@x.org>', 'b@x.org']],
  ['what is no email', 'hello there\n@\n"', ['hello there', '@', '"']],
  ['unclosed brackets', 'Ada <a@x.org, b@x.org', ['Ada <a@x.org', 'b@x.org']],
  ['nothing', ' \n , ;\n', []],
])('a pasted list with %s', (_, text, entries) => {
  expect(entriesOf(text)).toEqual(entries);
});

test('each entry says its line', () => {
  expect(splitInvitees('a@x.org\n\nb@x.org, nobody')).toEqual([
    { line: 1, entry: 'a@x.org' },
    { line: 3, entry: 'b@x.org' },
    { line: 3, entry: 'nobody' },
  ]);
});

const nobody = { firstName: '', lastName: '' };
test.each([
  [' Ada@X.org ', { email: 'ada@x.org', ...nobody }],
  ['mailto:ada@x.org', { email: 'ada@x.org', ...nobody }],
  ['<ada@x.org>', { email: 'ada@x.org', ...nobody }],
  ['Ada <ada@x.org>', { email: 'ada@x.org', firstName: 'Ada', lastName: '' }],
  ['"Lovelace, Ada" <ada@x.org>', { email: 'ada@x.org', firstName: 'Ada', lastName: 'Lovelace' }],
  ['Ada King Noel <ada@x.org>', { email: 'ada@x.org', firstName: 'Ada King', lastName: 'Noel' }],
  [`"'A' <ada@x.org>`, { email: 'ada@x.org', firstName: 'A', lastName: '' }],
  [`" ' " <ada@x.org>`, { email: 'ada@x.org', ...nobody }],
  [`${'x'.repeat(300)} <ada@x.org>`, { email: 'ada@x.org', ...nobody }],
  ['ada@bücher.example', { email: 'ada@xn--bcher-kva.example', ...nobody }],
  ['Ada', undefined],
  ['ada@x.org, bo@x.org', undefined],
  ['Ada <ada@x.org> <bo@x.org>', undefined],
  ['', undefined],
])('reads %j', (entry, invitee) => {
  expect(readInvitee(entry)).toEqual(invitee);
});

test.each(['"', "'", ' ', '\t', ', '])(
  'reads a name with very many %j inside in one pass',
  (odd) => {
    const entry = `a${odd.repeat(300_000)}b <ada@x.org>`;
    expect(readInvitee(entry)).toMatchObject({ email: 'ada@x.org' });
  },
);
