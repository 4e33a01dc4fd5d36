import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEmail } from './canonical-email.ts';
import { decodedEmail, displayEmail } from './display-email.ts';

describe('an email as people write it', () => {
  it.each([
    'ada@example.com',
    'user@bücher.example',
    'user@mail.straße.example',
    'a@пример.рф',
    'a@例え.テスト',
    'a@한국.kr',
    'a@ไทย.ไทย',
    'a@उदाहरण.भारत',
    'a@مثال.السعودية',
    'a@ελληνικά.gr',
  ])('%s', (email) => {
    const stored = canonicalEmail(email);
    expect(stored).toMatch(/^[\x21-\x7e]+$/);
    expect(displayEmail(stored)).toBe(email);
    expect(canonicalEmail(displayEmail(stored))).toBe(stored);
  });

  it.each([
    ['two alphabets in one label', 'a@аpple.com', 'a@xn--pple-43d.com', 'a@аpple.com'],
    ['what only looks encoded', 'a@xn--zzzzzz.example', 'a@xn--zzzzzz.example', undefined],
    ['nothing behind the prefix', 'a@xn--.example', 'a@xn--.example', undefined],
    ['the prefix in a local part', 'xn--x@example.com', 'xn--x@example.com', undefined],
  ])('stays in ASCII: %s', (_, email, shown, decoded) => {
    const stored = email.includes('xn--') ? email : canonicalEmail(email);
    expect(displayEmail(stored)).toBe(shown);
    if (decoded !== undefined) expect(decodedEmail(stored)).toBe(decoded);
  });

  it('whatever the label, shows nothing that is another email', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcxyz019-') }), (label) => {
        const email = `a@xn--${label}.example`;
        const shown = displayEmail(email);
        expect(shown === email || canonicalEmail(shown) === email).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
