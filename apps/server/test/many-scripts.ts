import { userSearchColumns } from '@rolecall/core/search/user-search-columns';
import fc from 'fast-check';

const FIRST = [
  ...['Анна', 'АННА', 'Ёлка', 'ЁЛКА', 'Özil', 'ÖZIL', 'Straße', 'STRASSE', 'İpek', 'ıpek'],
  ...['Οδυσσεύς', 'ΟΔΥΣΣΕΥΣ', 'ﬁnn', 'Ｆｉｎｎ', '한글', '明', '明美', 'سارة', 'कि', '50%_"x"'],
];
const LAST = ['Tanaka', 'Łódź', 'O’Connor', '渡辺', 'de la Cruz', 'Ng', 'Ёлкина', ''];

/** One of many users whose names are written in many ways. */
export function userInSomeScript(index: number) {
  const createdAt = new Date(Date.UTC(2026, 0, 1) + (index % 50) * 1_000);
  const names = {
    email: `${index}@${index % 3 === 0 ? 'xn--bcher-kva' : 'many'}.example`,
    username: `u.${index}`,
    firstName: FIRST[index % FIRST.length] ?? '',
    lastName: LAST[Math.floor(index / 7) % LAST.length] ?? '',
  };
  const id = `usr_${`${index}`.padStart(26, '0')}`;
  return { ...names, ...userSearchColumns(names), id, createdAt, updatedAt: createdAt };
}

const SPELLINGS: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replace(/[!-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
];

/** What may be searched for: pieces of what is there, in any order and spelling. */
export const queries = fc
  .array(
    fc.record({
      text: fc.constantFrom(...FIRST, ...LAST, 'bücher.example', 'many.example', 'u.1', '@xn--'),
      start: fc.nat(6),
      length: fc.integer({ min: 1, max: 7 }),
      spell: fc.constantFrom(...SPELLINGS),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((pieces) =>
    pieces
      .map(({ text, start, length, spell }) =>
        spell([...text].slice(start).slice(0, length).join('')),
      )
      .join(' ')
      .trim(),
  )
  .filter((q) => q !== '');
