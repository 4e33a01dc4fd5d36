import { counted } from './counted.ts';

/** Why someone has to wait, and how long. */
export function rateLimitedText(
  seconds: number | undefined,
  reason = 'Too many attempts.',
): string {
  return `${reason} Try again ${seconds ? `in ${formatWait(seconds)}` : 'later'}.`;
}

/** How long something takes, rounded up: `40 seconds`, `12 minutes`. */
function formatWait(seconds: number): string {
  if (seconds < 60) return counted(Math.ceil(seconds), 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? counted(minutes, 'minute') : counted(Math.ceil(minutes / 60), 'hour');
}
