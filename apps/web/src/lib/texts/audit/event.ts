import { counted, formatNumber } from '@rolecall/schemas/counted';

/** An event of the audit log, closed and opened. */
export const eventTexts = {
  /** How often the same happened, for the ear. */
  times: (times: number) => counted(times, 'time'),
  isReverted: '(reverted)',
  silent: 'No email was sent about this.',
  revertOf: 'Reverted an earlier change',
  reverted: 'Reverted',
  revertedBy: (name: string) => `Reverted by ${name}`,
  before: 'Before',
  /** Between what a field was and what it is, for the ear. */
  became: 'became',
};

/** What is told of an event besides, with its technical IDs. */
export const eventDetailTexts = {
  actor: 'Actor',
  target: 'Target',
  time: 'Time',
  /** The viewer's time, and that of the server. */
  timeAndUtc: (local: string, utc: string) => `${local} (${utc})`,
  ip: 'IP',
  action: 'Action',
  actorId: 'Actor ID',
  targetId: 'Target ID',
  eventId: 'Event ID',
  requestId: 'Request ID',
};

/** Those whom a bulk action was about. */
export const bulkEventTexts = {
  users: (count: number) => counted(count, 'user'),
  label: 'Users',
  deleted: 'a deleted user',
  more: (count: number) => `and ${formatNumber(count)} more`,
  all: (count: number) => `Show all ${formatNumber(count)} events`,
};

/** Reverting one change. */
export const revertTexts = {
  button: 'Revert',
  /** What the button is about, for the ear. */
  about: (fields: string, name: string) => `${fields} of ${name}`,
  /** Around whom it is about, and what was before: `Set status of Ada back to Active?` */
  question: { before: (field: string) => `Set ${field} of`, between: 'back to', after: '?' },
  ifUnchanged: 'Not possible if it has changed since.',
  done: (name: string) => `Change reverted for ${name}.`,
};

/** Reverting a bulk action. */
export const revertAllTexts = {
  button: 'Revert for all',
  about: (fields: string, count: number) => `${fields} of ${counted(count, 'user')}`,
  question: (count: number) => `Revert this change for ${counted(count, 'user')}?`,
  skipped: 'Users changed since then are skipped and listed.',
  emails: 'Users who got an email about the change get another one.',
  /** What is known before it is done: `Can be reverted for 64 of 67 users:` */
  preview: (changes: number, total: number) => {
    if (changes === 0) return 'None can be reverted:';
    if (changes < total)
      return `Can be reverted for ${formatNumber(changes)} of ${counted(total, 'user')}:`;
    return `Can be reverted for ${total === 1 ? '1 user' : `all ${counted(total, 'user')}`}.`;
  },
  reason: (message: string, count: number) => `${counted(count, 'user')}: ${message}`,
  emailsSent: (count: number) => `${counted(count, 'user')} will be emailed.`,
  emailsCancelled: (count: number) => `${counted(count, 'unsent email')} will be cancelled.`,
};
