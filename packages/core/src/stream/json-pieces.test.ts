import { expect, test } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

async function* pages(...lists: unknown[][]) {
  yield* lists;
}

const textOf = async (members: Record<string, string | object>) =>
  (await Array.fromAsync(jsonPieces(members))).join('');

test.each([
  [
    { a: 'x"y', b: { c: [1] }, list: pages() },
    { a: 'x"y', b: { c: [1] }, list: [] },
  ],
  [
    { list: pages([1, 2], [], [3]), z: [] },
    { list: [1, 2, 3], z: [] },
  ],
  [
    { one: pages([{ a: 1 }]), two: pages([], ['"']) },
    { one: [{ a: 1 }], two: ['"'] },
  ],
  [{}, {}],
])('case %#: pages become one list', async (members, expected) => {
  expect(JSON.parse(await textOf(members))).toEqual(expected);
});

test('a page is asked for when the one before has been taken', async () => {
  let asked = 0;
  async function* counted() {
    for (; asked < 5; ) yield [++asked];
  }
  const pieces = jsonPieces({ list: counted() });
  expect((await pieces.next()).value).toBe('{"list":[1');
  expect(asked).toBe(1);
  await pieces.return(undefined);
  expect(asked).toBe(1);
});
