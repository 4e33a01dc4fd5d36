import { counted, formatNumber } from '@rolecall/schemas/counted';

const users = (count: number) => counted(count, 'user');
const n = formatNumber;

/** The bar and the form with which one chooses what to do with those who are selected. */
export const bulkBarTexts = {
  selected: 'Selected users',
  /** Beside the number; only heard where there is little room. */
  isSelected: 'selected',
  clear: 'Clear selection',
  /** On the button, and what is added to it for the ear. */
  all: (count: number) => `Select all ${n(count)}`,
  thatMatch: 'that match',
  actions: 'Actions',
  actionsFor: 'Actions for the selected users',
  tooMany: (most: number) =>
    `More than ${n(most)} users match. Narrow the list to select them all.`,
  continue: 'Continue',
  missing: 'Select at least one user.',
  tooManySelected: (most: number) => `Select at most ${n(most)} users.`,
  noAction: 'Choose what to do.',
};

/** How far a bulk action is, and what it did. */
export const bulkResultTexts = {
  progress: 'Progress',
  result: 'Result',
  soFar: (doing: string, handled: number, of: number) => `${doing}: ${n(handled)} of ${n(of)}`,
  stop: 'Stop',
  undo: 'Undo',
  dismiss: 'Dismiss',
  goOn: 'Continue with the rest',
  stopped: (handled: number, of: number, why: string) =>
    `Stopped after ${n(handled)} of ${n(of)}. ${why}`,
  stoppedByYou: 'You stopped it.',
  connectionLost: 'The connection was lost. Changes made so far were kept.',
  leave: 'An action is still running. Leaving this page stops it. Leave?',
  some: (done: number, of: number) => `${n(done)} of ${users(of)}`,
  /** @param what it did until then: `100 of 130 users deactivated` */
  interrupted: (what: string) =>
    `The last action stopped when you left this page: ${what}. See the audit log for details.`,
  couldNotContinue: (why: string) => `It couldn’t continue: ${why}`,
  notChangedCount: (count: number) => `${n(count)} not changed.`,
  notChanged: 'Not changed',
  copyList: 'Copy list',
  emails: (seconds: number) =>
    `Emails go out in ${counted(seconds, 'second')} unless you undo this.`,
  emailsLeaving:
    'The emails are going out. If you undo this, users who were emailed get another email.',
};
