import { expect, test } from 'vitest';
import { dayBounds, FilterDay } from './day-bounds.ts';

const boundsOf = (day: string, zone: string) => {
  const { from, to } = dayBounds({ from: day, to: day }, zone);
  return [from, to];
};

test.each([
  ['2026-11-21', 'UTC', '2026-11-21T00:00:00.000Z', '2026-11-21T23:59:59.999Z'],
  ['2026-11-21', 'Asia/Tokyo', '2026-11-20T15:00:00.000Z', '2026-11-21T14:59:59.999Z'],
  ['2026-11-21', 'Asia/Kathmandu', '2026-11-20T18:15:00.000Z', '2026-11-21T18:14:59.999Z'],
  ['2026-11-21', 'America/New_York', '2026-11-21T05:00:00.000Z', '2026-11-22T04:59:59.999Z'],
  ['2026-11-21', 'Pacific/Kiritimati', '2026-11-20T10:00:00.000Z', '2026-11-21T09:59:59.999Z'],
])('%s in %s', (day, zone, from, to) => {
  expect(boundsOf(day, zone)).toEqual([from, to]);
});

test.each([
  [
    '23 hours',
    '2026-03-29',
    'Europe/Berlin',
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T21:59:59.999Z',
  ],
  [
    '25 hours',
    '2026-10-25',
    'Europe/Berlin',
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T22:59:59.999Z',
  ],
  [
    'the day after',
    '2026-10-26',
    'Europe/Berlin',
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T22:59:59.999Z',
  ],
  [
    'no midnight',
    '2018-11-04',
    'America/Sao_Paulo',
    '2018-11-04T03:00:00.000Z',
    '2018-11-05T01:59:59.999Z',
  ],
  [
    'an hour twice before midnight',
    '2018-02-17',
    'America/Sao_Paulo',
    '2018-02-17T02:00:00.000Z',
    '2018-02-18T02:59:59.999Z',
  ],
  [
    'two midnights',
    '2025-11-02',
    'America/Havana',
    '2025-11-02T04:00:00.000Z',
    '2025-11-03T04:59:59.999Z',
  ],
])('a day with %s', (_, day, zone, from, to) => {
  expect(boundsOf(day, zone)).toEqual([from, to]);
});

test('nothing bounds what has no day', () => {
  expect(dayBounds({ from: undefined, to: undefined }, 'UTC')).toEqual({});
});

test.each(['yesterday', '0001-01-01', '9999-12-31', '2026-02-30', ''])('%s is no day', (text) => {
  expect(FilterDay.parse(text)).toBeUndefined();
});

test.each([
  ['21 Nov 2026', '2026-11-21'],
  ['1 Sept 2026', '2026-09-01'],
  ['5. may 2026', '2026-05-05'],
  ['2026-11-21', '2026-11-21'],
  ['31 Feb 2026', undefined],
  ['21 Nev 2026', undefined],
  ['21/11/2026', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s is the day %s', (text, day) => {
  expect(FilterDay.parse(text)).toBe(day);
});
