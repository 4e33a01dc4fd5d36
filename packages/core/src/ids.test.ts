import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('an id is its prefix and a lower-case ULID that says when it was made', () => {
  // The example of the specification.
  const at = new Date(1_469_918_176_385);
  expect(newId('usr', at)).toMatch(/^usr_01aryz6s41[0-9a-hjkmnp-tv-z]{16}$/);
  expect(newId('req', new Date(0))).toMatch(/^req_0000000000[0-9a-hjkmnp-tv-z]{16}$/);
});

test('ids sort as they were made, in one millisecond, too, and none comes twice', () => {
  const ids = Array.from({ length: 1_000 }, (_, n) =>
    newId('pst', new Date(1_700_000_000_000 + n)),
  );
  expect([...ids].sort()).toEqual(ids);
  const at = new Date();
  const same = Array.from({ length: 10_000 }, () => newId('aud', at));
  expect(same.toSorted()).toEqual(same);
  expect(new Set([...same, newId('aud', at)]).size).toBe(10_001);
});

test('an id of now sorts after the one before it, whatever other times ids are made for', () => {
  const ids: string[] = [];
  for (let n = 0; n < 1_000; n++) {
    ids.push(newId('aud'));
    newId('usr', new Date(0));
    newId('usr', new Date(Date.now() + 1_000_000));
  }
  expect(ids.toSorted()).toEqual(ids);
});

test('every digit of the random part takes every value', () => {
  const seen = Array.from({ length: 13 }, () => new Set<string>());
  for (let n = 0; n < 2_000; n++) {
    for (const [index, digit] of [...newId('ses').slice(-13)].entries()) seen[index]?.add(digit);
  }
  expect(seen.map((digits) => digits.size)).toEqual(Array(13).fill(32));
});
