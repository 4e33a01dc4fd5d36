import { z } from 'zod';

const INSTANT = z.iso.datetime({ offset: true });
const LEAP_SECOND = /:60(?=[.Z+-])/;
const RULE = 'Enter a date and time with an offset, such as 2026-11-21T09:30:00Z.';

/**
 * A moment as programs write it: any offset, fractions of any length, letters of either case, a
 * space for `T`, and for the `+` that a URL turned into one. What comes out is UTC, in milliseconds.
 * Source: RFC 3339 §5.6.
 */
export const Instant = z
  .string()
  .max(64, { error: RULE, abort: true })
  .overwrite(inOneSpelling)
  .refine(isInstant, { error: RULE, abort: true })
  .overwrite(toUtc)
  .meta({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' });

function inOneSpelling(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/^([\d-]{10}) /, '$1T')
    .replace(/ (\d\d:\d\d)$/, '+$1');
}

/** A leap second is a time, though no clock of a computer shows it. */
function isInstant(text: string): boolean {
  const regular = text.replace(LEAP_SECOND, ':59');
  return INSTANT.safeParse(regular).success && !Number.isNaN(Date.parse(regular));
}

function toUtc(text: string): string {
  const ms = Date.parse(text.replace(LEAP_SECOND, ':59'));
  return new Date(LEAP_SECOND.test(text) ? ms + 1000 : ms).toISOString();
}

/** The `updatedAt` that a change is based on, or several: when it is none of them by now, the change is refused. */
export const IfMatch = z
  .union([Instant, z.array(Instant).min(1).max(100)], { error: RULE })
  .optional();
