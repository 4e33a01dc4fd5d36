import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  BearerToken,
  OneTimeToken,
  Password,
  PersonName,
  TypedPassword,
  Username,
} from './fields.ts';

const testRefused = (field: z.ZodType, values: [name: string, value: string][]) =>
  test.each(values)('refused: %s', (_name, value) => {
    expect(field.safeParse(value).success).toBe(false);
  });

describe('Username', () => {
  test.each([
    ['Ada', 'ada'],
    ['  ada  ', 'ada'],
    ['a_b.c-9', 'a_b.c-9'],
    ['abc', 'abc'],
    ['a'.repeat(32), 'a'.repeat(32)],
  ])('%j becomes %j', (given, stored) => {
    expect(Username.parse(given)).toBe(stored);
  });

  testRefused(Username, [
    ['too short', 'ab'],
    ['too long', 'a'.repeat(33)],
    ['much too long', 'a'.repeat(100_000)],
    ['a space inside', 'ada lovelace'],
    ['an @', 'ada@example'],
    ['a slash', 'ada/admin'],
    ['a letter with an accent', 'adé'],
    ['full-width letters', 'ａｄａ'],
    ['a Cyrillic look-alike', '\u0430da'],
    ['a line break inside', 'ada\nadmin'],
    ['a zero-width space', 'ada\u200b'],
    ['a null character', 'ada\u0000'],
    ['markup', '<b>ada'],
  ]);
});

describe('PersonName', () => {
  test.each([
    ['Japanese', '山田 太郎'],
    ['Arabic', 'محمد بن سلمان'],
    ['Hebrew', 'יעל כהן'],
    ['Devanagari with marks', 'प्रिया'],
    ['Persian with a zero-width non-joiner', 'می\u200cنا'],
    ['an apostrophe and a hyphen', 'Anne-Marie O’Neill'],
    ['a lone initial', 'Ö'],
    ['an emoji outside the first plane', 'Ada 🎩'],
    ['nothing at all', ''],
  ])('%s is kept as it is', (_name, value) => {
    expect(PersonName.parse(value)).toBe(value.normalize('NFC'));
  });

  test('combining marks are composed, so that two spellings look and compare the same', () => {
    expect(PersonName.parse('Zoe\u0308')).toBe('Zo\u00eb');
    expect(PersonName.parse('Nguye\u0302\u0303n')).toBe('Nguy\u1ec5n');
  });

  test('spaces around go', () => {
    expect(PersonName.parse('  Ada\u3000')).toBe('Ada');
  });

  test('the limit of 100 counts characters, not code units', () => {
    expect(PersonName.parse('𠮷'.repeat(100))).toBe('𠮷'.repeat(100));
    expect(PersonName.safeParse('𠮷'.repeat(101)).success).toBe(false);
    expect(PersonName.safeParse('a'.repeat(101)).success).toBe(false);
  });

  testRefused(PersonName, [
    ['a line feed', 'Ada\nBcc: x'],
    ['a carriage return', 'Ada\rx'],
    ['a null character', 'Ada\u0000x'],
    ['an escape', 'Ada\u001b[31m'],
    ['a C1 control', 'Ada\u0085x'],
    ['a line separator', 'Ada\u2028x'],
    ['a paragraph separator', 'Ada\u2029x'],
    ['half a surrogate pair', 'Ada\ud800'],
  ]);
});

describe('Password', () => {
  test.each([
    '  spaces around  ',
    '\ttabs\t',
    'UPPER and lower',
    'pass\u3000phrase',
    '密码密码密码',
  ])('%j is neither trimmed nor folded', (value) => {
    expect(Password.parse(value)).toBe(value);
  });

  test('is normalised to NFC and no further', () => {
    expect(Password.parse('re\u0301sume\u0301')).toBe('r\u00e9sum\u00e9');
    expect(Password.parse('ｆｕｌｌ width ﬁ')).toBe('ｆｕｌｌ width ﬁ');
  });

  test('one that is to be checked stays as typed', () => {
    expect(TypedPassword.parse('re\u0301sume\u0301')).toBe('re\u0301sume\u0301');
    expect(TypedPassword.safeParse('e\u0301'.repeat(256)).success).toBe(true);
    expect(TypedPassword.safeParse('e\u0301'.repeat(257)).success).toBe(false);
  });

  test('256 emoji pass and 257 do not: the limit counts code points', () => {
    expect(Password.parse('🔑'.repeat(256))).toBe('🔑'.repeat(256));
    expect(Password.safeParse('🔑'.repeat(257)).success).toBe(false);
  });

  test('the limit counts what is stored: 256 decomposed letters pass', () => {
    expect([...Password.parse('e\u0301'.repeat(256))]).toHaveLength(256);
    expect(Password.safeParse('e\u0301'.repeat(257)).success).toBe(false);
  });

  test('256 letters pass and 257 do not', () => {
    expect(Password.safeParse('a'.repeat(256)).success).toBe(true);
    expect(Password.safeParse('a'.repeat(257)).success).toBe(false);
  });

  test('empty and broken text is refused', () => {
    expect(Password.safeParse('').success).toBe(false);
    expect(Password.safeParse('half a pair \ud83d').success).toBe(false);
  });

  test('a mebibyte is refused by its length, before it is read', () => {
    const { error } = Password.safeParse(`${'e\u0301'.repeat(512 * 1024)}\ud83d`);
    const issues = error?.issues.map(({ message }) => message);
    expect(issues).toEqual(['A password has at most 256 characters.']);
  });

  test('no refusal repeats the password', () => {
    const secret = `SECRET-${'x'.repeat(300)}`;
    expect(JSON.stringify(Password.safeParse(secret).error?.issues)).not.toContain('SECRET');
  });
});

describe('tokens', () => {
  test('a one-time token may be pasted with spaces around it', () => {
    expect(OneTimeToken.parse(' abc\n')).toBe('abc');
    expect(OneTimeToken.safeParse('   ').success).toBe(false);
    expect(OneTimeToken.safeParse('a'.repeat(513)).success).toBe(false);
  });

  test('a bearer token is taken to the letter', () => {
    expect(BearerToken.parse(' rcr_x ')).toBe(' rcr_x ');
    expect(BearerToken.safeParse('').success).toBe(false);
    expect(BearerToken.safeParse('a'.repeat(2049)).success).toBe(false);
  });
});
