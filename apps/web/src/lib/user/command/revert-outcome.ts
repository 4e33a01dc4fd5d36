import { counted } from '../../format.ts';

/** What became of reverting requests, with those for whom it was refused. */
export type Reverted = {
  succeeded: number;
  failed: number;
  items: { id: string; error: { code: string; message: string } }[];
  /** Why not all of the requests were reverted. */
  stoppedBy?: string;
};

/** What reverting did, for people to read, with the reasons where it was refused. */
export function revertOutcome({ succeeded, failed, items, stoppedBy }: Reverted): string {
  const counts = new Map<string, number>();
  for (const { error } of items) counts.set(error.message, (counts.get(error.message) ?? 0) + 1);
  const reasons = [...counts]
    .map(([message, count]) =>
      counts.size > 1 ? `${counted(count, 'user')}: ${message}` : message,
    )
    .join(' ');
  if (stoppedBy) return `Undone for ${counted(succeeded, 'user')} so far. ${stoppedBy}`;
  if (succeeded + failed === 1) return failed > 0 ? `It was not undone. ${reasons}` : 'Undone.';
  const text = `Undone for ${counted(succeeded, 'user')}`;
  return failed > 0 ? `${text}, not for ${failed}. ${reasons}` : `${text}.`;
}
