const FORMAT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** A moment as mails tell it: `21 November 2026 at 09:30 UTC`. */
export function formatTime(at: Date): string {
  return `${FORMAT.format(at)} UTC`;
}
