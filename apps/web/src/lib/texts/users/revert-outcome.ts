import { counted, formatNumber } from '@rolecall/schemas/counted';

/** What became of reverting requests, with those for whom it was refused. */
export type Reverted = {
  succeeded: number;
  failed: number;
  /** How many emails about it had not left and never will, and how many had. */
  emailsCancelled: number;
  emailsSent: number;
  items: { id: string; error: { code: string; message: string } }[];
  /** Why not all of the requests were reverted. */
  stoppedBy?: string;
};

const users = (count: number) => counted(count, 'user');

/** By what the button says: in passing it is undo, in the audit log revert. */
const DONE = {
  undone: {
    one: 'Undone.',
    none: 'Not undone.',
    many: (count: number) => `Undone for ${users(count)}`,
  },
  reverted: {
    one: 'Reverted.',
    none: 'Not reverted.',
    many: (count: number) => `Reverted for ${users(count)}`,
  },
};

/** While it runs, and where it could not be done. */
export const undoTexts = {
  button: 'Undo',
  pending: 'Undoing…',
  failed: 'Couldn’t undo.',
  failedBy: (why: string) => `Couldn’t undo. ${why}`,
};

/** What reverting did, for people to read, with the reasons where it was refused. */
export function revertOutcome(reverted: Reverted, button: keyof typeof DONE = 'undone'): string {
  const { succeeded, failed, stoppedBy } = reverted;
  const done = DONE[button];
  const many = done.many(succeeded);
  if (stoppedBy) return `${many} so far. ${stoppedBy}`;
  const mails = emailsText(reverted);
  const reasons = reasonsText(reverted);
  if (succeeded + failed === 1) return failed > 0 ? `${done.none} ${reasons}` : done.one + mails;
  if (failed === 0) return `${many}.${mails}`;
  if (succeeded === 0) return `${done.none} ${reasons}`;
  const others = `${formatNumber(failed)} ${failed === 1 ? 'wasn’t' : 'weren’t'}`;
  return `${many}. ${others}. ${reasons}${mails}`;
}

/** Why it was refused: each reason once, with how many where there are several. */
function reasonsText({ items }: Reverted): string {
  const counts = new Map<string, number>();
  for (const { error } of items) counts.set(error.message, (counts.get(error.message) ?? 0) + 1);
  if (counts.size === 1) return [...counts.keys()].join('');
  return [...counts].map(([message, count]) => `${users(count)}: ${message}`).join(' ');
}

/** What became of the emails about it; nothing where there were none. */
function emailsText({ succeeded, failed, emailsCancelled, emailsSent }: Reverted): string {
  if (emailsSent === 0) return emailsCancelled > 0 ? ' No email was sent.' : '';
  return succeeded + failed === 1
    ? ' The user had already been emailed and will get another email.'
    : ` ${users(emailsSent)} had already been emailed and will get another email.`;
}
