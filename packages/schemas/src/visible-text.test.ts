import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CreateCommentInput } from './comment.ts';
import { CreatePostInput } from './post.ts';
import { ProfileInput } from './user.ts';
import { visibleText } from './visible-text.ts';

/** Characters that no one can see, by what they are. */
const UNSEEN = {
  'zero-width space': '\u200b',
  'zero-width joiners': '\u200c\u200d',
  'direction marks': '\u200e\u200f\u061c',
  'direction embeddings': '\u202a\u202b\u202c\u202d\u202e',
  'direction isolates': '\u2066\u2067\u2068\u2069',
  'word joiner': '\u2060',
  'invisible operators': '\u2061\u2062\u2063\u2064',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'grapheme joiner': '\u034f',
  'Hangul fillers': '\u115f\u1160\u3164\uffa0',
  'Khmer inherent vowels': '\u17b4\u17b5',
  'Mongolian vowel separator': '\u180e',
  'Mongolian variation selectors': '\u180b\u180c\u180d',
  'blank Braille': '\u2800\u2800',
  'variation selectors': '\ufe00\ufe0e\ufe0f\u{e0100}',
  'tag characters': '\u{e0001}\u{e0041}\u{e007f}',
  'annotation marks': '\ufff9\ufffa\ufffb\ufffc',
  'musical controls': '\u{1d159}\u{1d173}\u{1d17a}',
  noncharacters: '\ufffe\uffff\ufdd0\u{1fffe}\u{10ffff}',
  'private characters': '\ue000\uf8ff\u{f0000}\u{10fffd}',
  'unassigned characters': '\u0378\u2fe0\u{e0fff}',
  'spaces of all widths': '\u00a0\u1680\u2000\u200a\u202f\u205f\u3000',
};

describe.each(Object.entries(UNSEEN))('%s', (_name, unseen) => {
  test('are no name, no title and no text', () => {
    const names = { firstName: unseen, lastName: unseen, fullName: unseen };
    expect(ProfileInput.parse(names)).toEqual({ firstName: '', lastName: '', fullName: '' });
    expect(CreatePostInput.safeParse({ title: unseen, content: 'x' }).success).toBe(false);
    expect(CreatePostInput.safeParse({ title: 'x', content: unseen }).success).toBe(false);
    const comment = { postId: 'pst_1', content: unseen };
    expect(CreateCommentInput.safeParse(comment).success).toBe(false);
  });

  test('go from the ends of a text', () => {
    expect(visibleText(`${unseen}Ada${unseen}`)).toBe('Ada');
  });
});

test('they go from inside of words, too, except spaces', () => {
  const inside = Object.entries(UNSEEN).filter(([name]) => !name.startsWith('spaces'));
  for (const [, unseen] of inside) expect(visibleText(`A${unseen}d${unseen}a`)).toBe('Ada');
});

test.each([
  ['marks', '\u0301\u0302\u0303'],
  ['marks of Devanagari', '\u093f\u0902'],
  ['marks on a space', ' \u0301 \u0308'],
  ['a keycap on nothing', '\u20e3'],
  ['private use', '\ue000\u{f0000}'],
])('%s alone are nothing', (_name, text) => {
  expect(visibleText(text)).toBe('');
});

test.each([
  ['Persian', 'می\u200cنا علی\u200cزاده'],
  ['Hindi', 'क्\u200dष क्\u200cष'],
  ['Malayalam, with a joiner at the end', 'അവന്\u200d'],
  ['Sinhala', 'ශ්\u200dරී'],
  ['Khmer', 'ស្រី'],
  ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ\u180eᠠ'],
  ['a Japanese name in its own form', '葛\u{e0100}城'],
  ['Hebrew with points', 'שָׁלוֹם'],
  ['Korean', '김민준'],
  ['Thai', 'สมชาย น้ำ'],
  ['a family', '👩\u200d👩\u200d👧\u200d👦'],
  ['a profession with a skin', '👩🏽\u200d🚀'],
  ['a sign with a selector', '🧑\u200d⚕\ufe0f ❤\ufe0f\u200d🔥'],
  ['the rainbow flag', '🏳\ufe0f\u200d🌈'],
  ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['a keycap', '1\ufe0f\u20e3'],
  ['a country', '🇳🇴'],
  ['Braille', '⠓⠊\u2800⠍⠑'],
  ['one sign', '✿'],
  ['lines', 'one\n\n\ttwo'],
])('%s survives', (_name, text) => {
  expect(visibleText(text)).toBe(text.normalize('NFC'));
});

test('what is left is visible, and stays what it is', () => {
  const any = fc.constantFrom(...Object.values(UNSEEN).join(''), ...'aé葛م👩🏽❤क्ᠠ1#⠓ \u0301');
  fc.assert(
    fc.property(fc.array(any), (characters) => {
      const seen = visibleText(characters.join(''));
      expect(seen === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen)).toBe(true);
      expect(visibleText(seen)).toBe(seen);
    }),
    { numRuns: 2_000 },
  );
});
