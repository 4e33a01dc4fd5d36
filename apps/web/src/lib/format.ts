const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const DATE_TIME = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Times are shown in UTC, the same on the server, in the browser and in the audit log. */
export function formatDate(iso: string): string {
  return DATE.format(new Date(iso));
}

export function formatDateTime(iso: string): string {
  return `${DATE_TIME.format(new Date(iso))} UTC`;
}

const RELATIVE = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago something was, in the largest unit that fits: `3 minutes ago`, `yesterday`. */
export function formatRelative(iso: string, now: string): string {
  const ms = Date.parse(iso) - Date.parse(now);
  const [unit, length] = UNITS.find(([, unitMs]) => Math.abs(ms) >= unitMs) ?? [];
  return unit && length ? RELATIVE.format(Math.round(ms / length), unit) : 'just now';
}

const NUMBER = new Intl.NumberFormat('en-GB');

export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** A number with the noun it counts: `1 post`, `2 posts`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
