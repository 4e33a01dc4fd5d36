import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFields, shownValues } from './read-fields.ts';

const Schema = z.object({
  email: z.string().min(1),
  username: z.string().optional(),
  role: z.enum(['admin', 'user']).default('user'),
  remember: z.boolean().optional(),
  password: z.string(),
  ids: z.array(z.string()),
});

function form(fields: [string, string][]): FormData {
  const sent = new FormData();
  for (const [name, value] of fields) sent.append(name, value);
  return sent;
}

test.each<[string, [string, string][], Record<string, unknown>]>([
  [
    'as it was filled in',
    [
      ['email', 'a@b.c'],
      ['username', 'ada'],
      ['role', 'admin'],
      ['remember', 'on'],
    ],
    { email: 'a@b.c', username: 'ada', role: 'admin', remember: true },
  ],
  [
    'with what was left empty as missing, where it may be',
    [
      ['email', ''],
      ['username', ''],
      ['role', ''],
    ],
    { email: '', username: undefined, role: undefined, remember: false },
  ],
  ['without a field at all', [], { email: '', username: undefined, remember: false }],
  [
    'without fields that it does not have',
    [
      ['isAdmin', 'true'],
      ['__proto__', 'x'],
    ],
    { email: '', remember: false },
  ],
  [
    'with the first of a field that is sent twice',
    [
      ['email', 'first'],
      ['email', 'second'],
    ],
    { email: 'first', remember: false },
  ],
  [
    'with every one of a list',
    [
      ['ids', 'a'],
      ['ids', 'b'],
    ],
    { email: '', remember: false, ids: ['a', 'b'] },
  ],
  [
    'with a list as it went back into the page',
    [['ids', 'a,b']],
    { email: '', remember: false, ids: ['a', 'b'] },
  ],
])('a form is read %s', (_, sent, expected) => {
  expect(readFields(Schema, form(sent))).toEqual({ password: '', ids: [], ...expected });
});

test('a file in the place of a text is no text', () => {
  const sent = form([]);
  sent.append('email', new File(['x'], 'x.txt'));
  expect(readFields(Schema, sent).email).toBe('');
});

test('a list goes back into the page in one field', () => {
  expect(shownValues({ ids: ['a', 'b'] }, [])).toEqual({ ids: 'a,b' });
});

test('what goes back into the page has no secrets', () => {
  const fields = { email: 'a@b.c', password: 'violet tractor', remember: true, other: false };
  expect(shownValues(fields, ['password'])).toEqual({ email: 'a@b.c', remember: 'on' });
});
