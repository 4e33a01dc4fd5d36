import { formatDate, formatDateTime, formatRelative } from '../format.ts';

/** How a time reads: `3 minutes ago`, the day, or day and hour. */
export type TimeForm = 'relative' | 'date' | 'exact';

/** A time as its viewer reads it, and by the clock of UTC. @param at as ISO 8601 */
export function timeShown(at: string, as: TimeForm, viewer: { zone: string; now: string }) {
  const { zone } = viewer;
  const utc = formatDateTime(at);
  const exact = zone === 'UTC' ? utc : formatDateTime(at, zone);
  if (as === 'exact') return { text: exact, title: exact === utc ? undefined : utc };
  const text = as === 'date' ? formatDate(at, zone) : formatRelative(at, viewer.now, zone);
  return { text, title: exact === utc ? utc : `${exact} (${utc})` };
}
