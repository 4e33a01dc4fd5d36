import { expect, test } from 'vitest';
import { typedValues } from './typed-values.ts';

test('what was typed is kept, and neither passwords nor what the page itself put there', () => {
  const sent = new FormData();
  const fields = {
    owner: 'usr_1 ada@example.com',
    id: 'usr_2',
    firstName: 'Typed by Ada',
    content: 'two\nlines',
    lastName: ' ',
    password: 'violet tractor',
    newPassword: 'violet tractor',
    reauthPassword: 'violet tractor',
    token: 'abc',
    adminKey: 'xyz',
    isConfirmed: 'yes',
  };
  for (const [name, value] of Object.entries(fields)) sent.append(name, value);
  sent.append('file', new File(['x'], 'x.csv'));
  expect(typedValues(sent)).toEqual([
    { label: 'First name', value: 'Typed by Ada' },
    { label: 'Content', value: 'two\nlines' },
  ]);
});
