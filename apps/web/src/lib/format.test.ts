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

test('times in UTC read as those of other zones do', () => {
  const other = (iso: string, zone: string) => formatDateTime(iso, zone).replace(/, .*/, '');
  for (let month = 1; month <= 12; month++) {
    const iso = `2027-${String(month).padStart(2, '0')}-09T03:04:00.000Z`;
    expect(formatDate(iso)).toBe(formatDate(iso, 'Etc/UTC'));
    expect(formatDateTime(iso)).toBe(formatDateTime(iso, 'Etc/UTC'));
    expect(formatDate(iso)).toBe(other(iso, 'Africa/Abidjan'));
  }
});

test('how far something is reads as browsers say it', () => {
  const browsers = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  const now = '2026-11-21T12:00:00.000Z';
  for (const [unit, length] of [
    ['minute', 60_000],
    ['hour', 3_600_000],
    ['day', 86_400_000],
  ] as const) {
    for (const count of [-23, -2, -1, 1, 2, 23]) {
      const iso = new Date(Date.parse(now) + count * length).toISOString();
      expect(formatRelative(iso, now)).toBe(browsers.format(count, unit));
    }
  }
});
