import { timeTexts } from './texts/time.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are slow to make: each kind is made once a zone, and none for UTC. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${Object.keys(options).length}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  formatters.set(key, made);
  return made;
}

const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const DATE_TIME = {
  ...DATE,
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

const UTC = 'UTC';
const twoDigits = (value: number) => String(value).padStart(2, '0');

function utcDay(at: Date): string {
  return `${at.getUTCDate()} ${timeTexts.months[at.getUTCMonth()]}`;
}

/** The day something happened on: `21 Nov 2026`. @param zone an IANA name; UTC without one */
export function formatDate(iso: string, zone = UTC): string {
  const at = new Date(iso);
  if (zone !== UTC) return formatter(zone, DATE).format(at);
  return `${utcDay(at)} ${at.getUTCFullYear()}`;
}

/** A day of the last months, where there is little room: `21 Nov`. */
export function formatDay(iso: string): string {
  return utcDay(new Date(iso));
}

/** When exactly, and by whose clock: `21 Nov 2026, 16:03 UTC`. @param zone an IANA name */
export function formatDateTime(iso: string, zone = UTC): string {
  const at = new Date(iso);
  if (zone !== UTC) return formatter(zone, DATE_TIME).format(at);
  const time = `${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}`;
  return `${formatDate(iso)}, ${time} UTC`;
}

const DAY_MS = 86_400_000;
/** What happened just now may seem to lie ahead by this much. */
const CLOCK_MS = 5000;
const UNITS = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * How long ago something was, or how far ahead it is, in the largest unit that fits: `3 minutes ago`, `yesterday`. After
 * thirty days it is the date.
 */
export function formatRelative(iso: string, now: string, zone = UTC): string {
  const ms = Date.parse(iso) - Date.parse(now);
  if (Math.abs(ms) > 30 * DAY_MS) return formatDate(iso, zone);
  const [unit, length] = UNITS.find(([, unitMs]) => Math.abs(ms) >= unitMs) ?? [];
  if (!unit && ms > CLOCK_MS) return timeTexts.inAMoment;
  return unit && length ? timeTexts.relative(Math.round(ms / length), unit) : timeTexts.justNow;
}

/** A part of a whole, to a tenth: `7.5%`. Only nothing is 0%, and only everything 100%. */
export function formatShare(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
  if (part > 0 && percent === 0) return '<0.1%';
  return part < whole && percent === 100 ? '>99.9%' : `${percent}%`;
}
