import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { plainMessage } from './plain-message.ts';

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: plainMessage }).error?.issues.map(({ message }) => message);

describe('what is wrong with a value is a sentence', () => {
  test.each<[string, z.ZodType, unknown]>([
    ['This is required.', z.string(), undefined],
    ['This must be text.', z.string(), 5],
    ['This must be a whole number.', z.int(), 1.5],
    ['This must be true or false.', z.boolean(), 'yes'],
    ['This must be a list.', z.array(z.string()), 'a'],
    ['This must be an object.', z.strictObject({}), null],
    ['Choose one of: admin, user.', z.enum(['admin', 'user']), 'root'],
    ['Use at most 5 characters.', z.string().max(5), 'abcdef'],
    ['Use at most 100.', z.number().max(100), 101],
    ['Use at least 2 entries.', z.array(z.string()).min(2), []],
    ['Enter a date such as 2026-11-21.', z.iso.date(), 'soon'],
    ['Unknown field.', z.strictObject({}), { role: 'admin' }],
    ['This value is not valid.', z.union([z.string(), z.array(z.string())]), 5],
    ['Its own words.', z.string('Its own words.'), 5],
  ])('%s', (message, schema, value) => {
    expect(said(schema, value)).toEqual([message]);
  });
});
