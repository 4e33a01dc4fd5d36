import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalEmail } from './canonical-email.ts';
import { Email } from './email.ts';

const accepts = (value: string) => Email.safeParse(value).success;

describe('spellings of one email are one email', () => {
  test.each([
    ['capitals', 'Ada.Lovelace@Example.COM'],
    ['spaces around', '  ada.lovelace@example.com\t'],
    ['ideographic and no-break spaces around', '\u3000ada.lovelace@example.com\u00a0'],
    ['full-width letters, dot and @', 'ａｄａ．ｌｏｖｅｌａｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ'],
    ['circled and mathematical letters', 'ⓐda.lovelace@𝐞xample.com'],
  ])('%s', (_name, spelling) => {
    expect(Email.parse(spelling)).toBe('ada.lovelace@example.com');
  });

  test('letters that only compatibility tells apart are one letter', () => {
    expect(Email.parse('\u212aate@example.com')).toBe('kate@example.com');
    expect(Email.parse('\u017fam@example.com')).toBe('sam@example.com');
  });

  test.each([
    'kai@münchen.de',
    'kai@münchen。de',
    'kai@münchen｡de',
    'kai@münchen．de',
    'kai@xn--mnchen-3ya。de',
    'KAI@MÜNCHEN.DE',
    'kai@mu\u0308nchen.de',
    'kai@xn--mnchen-3ya.de',
    'kai@XN--MNCHEN-3YA.DE',
  ])('a domain name in Unicode, decomposed or punycode: %s', (spelling) => {
    expect(Email.parse(spelling)).toBe('kai@xn--mnchen-3ya.de');
  });

  test('a Japanese domain is the same as its punycode', () => {
    expect(Email.parse('yuki@例え.jp')).toBe(Email.parse('yuki@xn--r8jz45g.jp'));
  });

  test('what a provider alone knows to be the same stays apart', () => {
    expect(Email.parse('ada+list@example.com')).not.toBe(Email.parse('ada@example.com'));
  });
});

describe('what is no email is refused', () => {
  test.each([
    ['empty', ''],
    ['no @', 'ada.example.com'],
    ['nothing before the @', '@example.com'],
    ['nothing after the @', 'ada@'],
    ['two @', 'ada@evil.example@example.com'],
    ['no dot in the domain', 'ada@localhost'],
    ['a space inside', 'ada lovelace@example.com'],
    ['a dot at the start', '.ada@example.com'],
    ['a dot at the end of the name', 'ada.@example.com'],
    ['two dots', 'ada..l@example.com'],
    ['a dot at the end of the domain', 'ada@example.com.'],
    ['two dots in the domain', 'ada@example..com'],
    ['a hyphen at the edge of a label', 'ada@-example.com'],
    ['a label of 64', `ada@${'a'.repeat(64)}.com`],
    ['an all-numeric top level', 'ada@example.123'],
    ['a quoted name', '"ada"@example.com'],
    ['a display name', 'Ada <ada@example.com>'],
    ['a comment', 'ada(x)@example.com'],
    ['a comma list', 'ada@example.com,eve@example.com'],
    ['a semicolon list', 'ada@example.com;eve@example.com'],
    ['a list with spaces', 'ada@example.com eve@example.com'],
    ['an IPv4 literal', 'ada@[127.0.0.1]'],
    ['an IPv6 literal', 'ada@[IPv6:::1]'],
    ['an IPv4 address', 'ada@127.0.0.1'],
    ['an IPv4 address in hexadecimal', 'ada@0x7f.1'],
    ['a port', 'ada@example.com:25'],
    ['a path', 'ada@example.com/x'],
    ['a line break and a header', 'ada@example.com\r\nBcc: eve@example.com'],
    ['a line feed inside', 'ada\n@example.com'],
    ['a line separator', 'ada\u2028@example.com'],
    ['a null character', 'ada\u0000@example.com'],
    ['a delete character', 'ada@example\u007f.com'],
    ['a soft hyphen', 'ada@exam\u00adple.com'],
    ['a zero-width space', 'ada\u200b@example.com'],
    ['a zero-width space in the domain', 'ada@exam\u200bple.com'],
    ['a zero-width joiner', 'ada\u200d@example.com'],
    ['a word joiner in the domain', 'ada@exam\u2060ple.com'],
    ['a byte order mark inside', 'ada\ufeff@example.com'],
    ['a bidirectional override', 'ada\u202e@example.com'],
    ['a bidirectional isolate in the domain', 'ada@\u2066example.com'],
    ['a variation selector', 'ada\ufe0f@example.com'],
    ['half a surrogate pair', 'ada\ud800@example.com'],
    ['a letter outside ASCII before the @', 'adé@example.com'],
    ['a Cyrillic look-alike before the @', '\u0430da@example.com'],
    ['an emoji domain', 'ada@💩.la'],
  ])('%s', (_name, value) => {
    expect(accepts(value)).toBe(false);
  });

  test.each([
    [['ada@example.com']],
    [{ email: 'ada@example.com' }],
    [{ toString: () => 'ada@example.com' }],
    [42],
    [null],
    [undefined],
  ])('another type than text: %j', (value) => {
    expect(Email.safeParse(value).success).toBe(false);
  });

  test('a name of 64 passes and one of 65 does not', () => {
    expect(accepts(`${'a'.repeat(64)}@example.com`)).toBe(true);
    expect(accepts(`${'a'.repeat(65)}@example.com`)).toBe(false);
  });

  test('254 characters pass and 255 do not (RFC 5321 §4.5.3.1.3)', () => {
    const label = 'a'.repeat(60);
    const domain = `${label}.${label}.${label}.example`;
    const fill = 254 - domain.length - 1;
    expect(fill).toBeLessThanOrEqual(64);
    expect(accepts(`${'a'.repeat(fill)}@${domain}`)).toBe(true);
    expect(accepts(`${'a'.repeat(fill)}@b${domain}`)).toBe(false);
  });

  test('a very long text is refused without being read', () => {
    const { error } = Email.safeParse(`${'a.'.repeat(500_000)}@example.com`);
    const issues = error?.issues.map(({ message }) => message);
    expect(issues).toEqual(['An email has at most 320 characters.']);
  });

  test('a text that could be matched in many ways is refused', () => {
    // A pattern that tried all of them would never end.
    expect(accepts(`a@${'a-'.repeat(159)}`)).toBe(false);
  });
});

describe('properties', () => {
  const nearEmail = fc
    .tuple(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('@', '＠', ' @ ', ''),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('.com', '．ＣＯＭ', '.de', '。jp', ''),
    )
    .map((parts) => parts.join(''));

  test('the canonical spelling of an email is its own canonical spelling', () => {
    fc.assert(
      fc.property(
        fc.oneof(nearEmail, fc.emailAddress(), fc.string({ unit: 'grapheme' })),
        (value) => {
          const parsed = Email.safeParse(value);
          if (!parsed.success) return;
          expect(canonicalEmail(parsed.data)).toBe(parsed.data);
          expect(Email.parse(parsed.data)).toBe(parsed.data);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('an accepted email is printable ASCII with one @ and at most 254 characters', () => {
    fc.assert(
      fc.property(fc.oneof(nearEmail, fc.emailAddress()), (value) => {
        const parsed = Email.safeParse(value);
        if (!parsed.success) return;
        expect(parsed.data).toMatch(/^[\x21-\x7e]+$/);
        expect(parsed.data.split('@')).toHaveLength(2);
        expect(parsed.data.length).toBeLessThanOrEqual(254);
      }),
      { numRuns: 2_000 },
    );
  });

  test('case and spaces around never make another email', () => {
    const local = fc.stringMatching(/^[a-z0-9][a-z0-9_+-]{0,20}$/);
    const domain = fc.stringMatching(/^[a-z][a-z0-9]{0,20}\.[a-z]{2,6}$/);
    const space = fc.constantFrom('', ' ', '\t', '\u00a0', '\u3000');
    fc.assert(
      fc.property(local, domain, space, space, (name, host, before, after) => {
        const email = `${name}@${host}`;
        expect(Email.parse(`${before}${email.toUpperCase()}${after}`)).toBe(email);
      }),
    );
  });

  test('no text makes the check throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(typeof Email.safeParse(value).success).toBe('boolean');
      }),
    );
  });
});
