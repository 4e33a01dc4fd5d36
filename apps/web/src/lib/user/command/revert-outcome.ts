import { revertedTexts, revertOutcomeTexts as texts } from '../../texts/users/revert.ts';

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

/** What reverting did, for people to read, with the reasons where it was refused. */
export function revertOutcome(
  reverted: Reverted,
  button: keyof typeof revertedTexts = 'undone',
): string {
  const { succeeded, failed, stoppedBy } = reverted;
  const done = revertedTexts[button];
  const many = done.many(succeeded);
  if (stoppedBy) return texts.soFar(many, stoppedBy);
  const sentences = [succeeded + failed === 1 ? done.one : `${many}.`];
  if (failed > 0) {
    if (succeeded === 0) return [done.none, ...reasonsOf(reverted)].join(' ');
    sentences.push(texts.others(failed), ...reasonsOf(reverted));
  }
  return [...sentences, ...emailsOf(reverted)].join(' ');
}

/** Why it was refused: each reason once, with how many where there are several. */
function reasonsOf({ items }: Reverted): string[] {
  const counts = new Map<string, number>();
  for (const { error } of items) counts.set(error.message, (counts.get(error.message) ?? 0) + 1);
  if (counts.size === 1) return [...counts.keys()];
  return [...counts].map(([message, count]) => texts.reason(count, message));
}

/** What became of the emails about it; nothing where there were none. */
function emailsOf({ succeeded, failed, emailsCancelled, emailsSent }: Reverted): string[] {
  if (emailsSent === 0) return emailsCancelled > 0 ? [texts.noEmail] : [];
  if (succeeded + failed === 1) return [texts.oneEmailed];
  return [texts.emailed(emailsSent)];
}
