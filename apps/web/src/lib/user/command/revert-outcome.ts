import { counted } from '@rolecall/schemas/counted';

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

/**
 * What reverting did, for people to read, with the reasons where it was refused.
 * @param done what the button says: in passing it is undo, in the audit log revert
 */
export function revertOutcome(reverted: Reverted, done: 'Undone' | 'Reverted' = 'Undone'): string {
  const { succeeded, failed, items, stoppedBy } = reverted;
  const counts = new Map<string, number>();
  for (const { error } of items) counts.set(error.message, (counts.get(error.message) ?? 0) + 1);
  const reasons = [...counts]
    .map(([message, count]) =>
      counts.size > 1 ? `${counted(count, 'user')}: ${message}` : message,
    )
    .join(' ');
  if (stoppedBy) return `${done} for ${counted(succeeded, 'user')} so far. ${stoppedBy}`;
  const mails = emailsText(reverted);
  if (succeeded + failed === 1) {
    return failed > 0 ? `Not ${done.toLowerCase()}. ${reasons}` : `${done}.${mails}`;
  }
  const text = `${done} for ${counted(succeeded, 'user')}`;
  return failed > 0 ? `${text}, not for ${failed}. ${reasons}${mails}` : `${text}.${mails}`;
}

/** What became of the emails about it; nothing where there were none. */
function emailsText({ succeeded, failed, emailsCancelled, emailsSent }: Reverted): string {
  if (emailsSent > 0) {
    const who =
      succeeded + failed === 1
        ? 'The user had already been emailed and'
        : `${counted(emailsSent, 'user')} had already been emailed and`;
    return ` ${who} will get another email.`;
  }
  return emailsCancelled > 0 ? ' No email was sent.' : '';
}
