import { expect, it } from 'vitest';
import { versionsIn } from './entity-tags.ts';

const V = '2026-11-21T09:30:00.000Z';
const OTHER = '2026-11-22T09:30:00.000Z';

it.each([
  [`"${V}"`, [V]],
  [`W/"${V}"`, [V]],
  [`w/"${V}"`, [V]],
  [V, [V]],
  ...['-gzip', '-br', '--gzip', '-zstd', ';gzip', ':br', '-deflate', '_gzip'].flatMap(
    (suffix): [string, string[]][] => [
      [`"${V}${suffix}"`, [V]],
      [`W/"${V}${suffix}"`, [V]],
      [`"${V}"${suffix}`, [V]],
    ],
  ),
  [`"${V}", "${OTHER}"`, [V, OTHER]],
  [`"${V}",W/"${V}-gzip" ,"nonsense"`, [V]],
  ['*', '*'],
  [`"x", *`, '*'],
  ['', []],
  ['"nonsense"', []],
  [`"${V}x"`, []],
  [`"x${V}"`, []],
  ['"2026-11-21"', []],
])('%s names %o', (header, versions) => {
  expect(versionsIn(header)).toEqual(versions);
});
