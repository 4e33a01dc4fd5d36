import { z } from 'zod';

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

function secondsOf(text: string): number {
  const unit = text.slice(-1);
  const seconds = UNITS[unit === 's' || unit === 'm' || unit === 'h' ? unit : 'd'];
  return Number(text.slice(0, -1)) * seconds;
}

/** A century: beyond it, dates have years that nothing else reads. */
const MAX_SECONDS = 36_525 * UNITS.d;
const Seconds = z.int().max(MAX_SECONDS, 'must be at most 100 years, for example 365d');

/** A length of time such as `90s`, `10m`, `12h` or `7d`, as seconds. */
export const Duration = z
  .string()
  .regex(/^[1-9][0-9]{0,6}[smhd]$/, 'must be a length of time such as 90s, 10m, 12h or 7d')
  .transform(secondsOf)
  .pipe(Seconds);

/** A length of time as seconds, or `forever` as such. */
export const DurationOrForever = z
  .string()
  .regex(
    /^(?:[1-9][0-9]{0,6}[smhd]|forever)$/,
    'must be a length of time such as 12h or 365d, or forever',
  )
  .transform((text) => (text === 'forever' ? text : secondsOf(text)))
  .pipe(z.union([z.int(), z.literal('forever')]));
