import { expect, test } from 'vitest';
import { formatDate, formatDateTime, formatRelative } from './format.ts';

const AT = '2026-11-21T22:30:00.000Z';

test('times are by the clock of a zone, and say which', () => {
  expect(formatDateTime(AT)).toBe('21 Nov 2026, 22:30 UTC');
  expect(formatDateTime(AT, 'Asia/Tokyo')).toBe('22 Nov 2026, 07:30 GMT+9');
  expect(formatDate(AT, 'Asia/Tokyo')).toBe('22 Nov 2026');
  expect(formatDate(AT, 'America/New_York')).toBe('21 Nov 2026');
});

test('what is long ago is told by its date', () => {
  expect(formatRelative(AT, '2026-11-21T22:30:40.000Z')).toBe('just now');
  expect(formatRelative(AT, '2026-11-21T22:33:00.000Z')).toBe('3 minutes ago');
  expect(formatRelative(AT, '2026-11-22T22:33:00.000Z')).toBe('yesterday');
  expect(formatRelative(AT, '2027-02-01T00:00:00.000Z', 'Asia/Tokyo')).toBe('22 Nov 2026');
});
