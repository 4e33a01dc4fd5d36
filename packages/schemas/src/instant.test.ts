import { describe, expect, it, test } from 'vitest';
import { Instant } from './instant.ts';

describe('a moment', () => {
  it.each([
    ['2026-11-27T00:00:00Z', '2026-11-27T00:00:00.000Z'],
    ['2026-11-27t00:00:00z', '2026-11-27T00:00:00.000Z'],
    ['2026-11-27 00:00:00+00:00', '2026-11-27T00:00:00.000Z'],
    ['2026-11-27T00:00:00 00:00', '2026-11-27T00:00:00.000Z'],
    ['2026-11-27T01:00:00+01:00', '2026-11-27T00:00:00.000Z'],
    ['2026-11-26T18:15:00-05:45', '2026-11-27T00:00:00.000Z'],
    ['2026-11-27T00:00:00-00:00', '2026-11-27T00:00:00.000Z'],
    ['2026-11-27T00:00:00.5Z', '2026-11-27T00:00:00.500Z'],
    ['2026-11-27T00:00:00.123456+00:00', '2026-11-27T00:00:00.123Z'],
    ['2026-11-27T00:00:00.123456789z', '2026-11-27T00:00:00.123Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60.25+00:00', '2017-01-01T00:00:00.250Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    [' 2026-11-27T00:00:00Z ', '2026-11-27T00:00:00.000Z'],
  ])('is read as RFC 3339 has it: %s', (text, utc) => {
    expect(Instant.parse(text)).toBe(utc);
    expect(Instant.parse(utc)).toBe(utc);
  });

  it.each([
    '',
    '2026-11-27',
    '2026-11-27T00:00:00',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-27T24:00:00Z',
    '2026-11-27T00:00:00+25:00',
    '2026-11-27T00:00:00+0100',
    '1795737600',
    'now',
    `2026-11-27T00:00:00.${'1'.repeat(100)}Z`,
  ])('is none without an offset, or out of the calendar: %s', (text) => {
    const { error } = Instant.safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'Enter a date and time with an offset, such as 2026-11-21T09:30:00Z.',
    ]);
  });
});

test('moments at either end of the calendar stay what they are', () => {
  for (const text of ['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59']) {
    expect(Date.parse(Instant.parse(text))).toBe(Date.parse(text));
  }
});
