import { z } from 'zod';

/** A day of a filter, in years that have four digits in every zone. Nonsense filters nothing. */
export const FilterDay = z.iso
  .date()
  .refine((day) => day > '1000-01-01' && day < '9999-12-31')
  .optional()
  .catch(undefined);

const DAY_MS = 86_400_000;

/**
 * The first and the last millisecond of a range of days by the clock of a zone, for who reads dates
 * by that clock. A day on which the clock changes has an hour more or less.
 * @param zone an IANA name
 */
export function dayBounds(
  days: { from?: string | undefined; to?: string | undefined },
  zone: string,
) {
  const utc = (day: string) => Date.parse(`${day}T00:00:00.000Z`);
  return {
    from: days.from && new Date(startOf(utc(days.from), zone)).toISOString(),
    to: days.to && new Date(startOf(utc(days.to) + DAY_MS, zone) - 1).toISOString(),
  };
}

/**
 * When a day begins in a zone: at midnight, or where the clock jumps over midnight, at the jump.
 * @param midnight of UTC on that day
 */
function startOf(midnight: number, zone: string): number {
  const before = midnight - offsetMs(midnight - DAY_MS, zone);
  const after = midnight - offsetMs(midnight + DAY_MS, zone);
  const first = Math.min(before, after);
  return first + offsetMs(first, zone) >= midnight ? first : Math.max(before, after);
}

/** How far the clock of a zone is ahead of UTC at a moment. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const [year, month, day] = [part('year'), part('month') - 1, part('day')];
  return Date.UTC(year, month, day, part('hour'), part('minute'), part('second')) - at;
}
