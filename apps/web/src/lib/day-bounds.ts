import { z } from 'zod';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WRITTEN = /^(\d{1,2})[ .]+([a-z]{3})[a-z]*[ .,]+(\d{4})$/i;

/** A day as pages show it, `21 Nov 2026`, in ISO 8601; anything else as it is. */
function toIsoDay(text: unknown): unknown {
  const [, day = '', month = '', year = ''] = WRITTEN.exec(String(text).trim()) ?? [];
  const at = MONTHS.indexOf(month.toLowerCase());
  if (at < 0) return text;
  return `${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A day of a filter, in years that have four digits in every zone. Nonsense filters nothing. */
export const FilterDay = z
  .preprocess(
    toIsoDay,
    z.iso.date().refine((day) => day > '1000-01-01' && day < '9999-12-31'),
  )
  .optional()
  .catch(undefined);

/**
 * The first and the last millisecond of a range of days by the clock of a zone, for who reads dates
 * by that clock. A day on which the clock changes has an hour more or less.
 * @param zone an IANA name
 */
export function dayBounds(
  days: { from?: string | undefined; to?: string | undefined },
  zone: string,
) {
  const day = (text: string) => Temporal.PlainDate.from(text);
  return {
    from: days.from && toIso(startOf(day(days.from), zone)),
    to: days.to && toIso(startOf(day(days.to).add({ days: 1 }), zone) - 1),
  };
}

/** When a day begins in a zone: at midnight, or where the clock jumps over midnight, at the jump. */
function startOf(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds;
}

const toIso = (at: number) => new Date(at).toISOString();
