import { counted, formatNumber } from '@rolecall/schemas/counted';

const users = (count: number) => counted(count, 'user');

/** While it is undone, and where it could not be. */
export const undoTexts = {
  button: 'Undo',
  pending: 'Undoing…',
  failed: 'Couldn’t undo.',
  failedBy: (why: string) => `Couldn’t undo. ${why}`,
};

/** What was done, by what the button says: in passing it is undo, in the audit log revert. */
export const revertedTexts = {
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

/** What became of the others, and of the emails. */
export const revertOutcomeTexts = {
  soFar: (done: string, why: string) => `${done} so far. ${why}`,
  others: (count: number) => `${formatNumber(count)} ${count === 1 ? 'wasn’t' : 'weren’t'}.`,
  reason: (count: number, why: string) => `${users(count)}: ${why}`,
  noEmail: 'No email was sent.',
  oneEmailed: 'The user had already been emailed and will get another email.',
  emailed: (count: number) =>
    `${users(count)} had already been emailed and will get another email.`,
};
