import { counted, formatNumber } from '@rolecall/schemas/counted';

const users = (count: number) => counted(count, 'user');

/** The page of one import. */
export const importTexts = {
  imports: 'Imports',
  new: 'New import',
  recognized: (system: string) => `Recognized as: ${system}`,
};

/** While the server is at work. */
export const importWorkTexts = {
  planning: 'Reading the file',
  applying: 'Importing users',
  undoing: 'Removing unused users',
  text: 'You can close this page. The server continues, even after a restart.',
  rows: (read: number) => counted(read, 'row'),
  rowsOf: (read: number, of: number) => `${formatNumber(read)} of ${counted(of, 'row')}`,
  stop: 'Stop',
};

export const importCardTexts = {
  title: 'Import',
  button: (count: number) => `Import ${users(count)}`,
  continue: 'Continue',
  continueButton: 'Continue import',
  invite: 'Email an invitation to users without a usable password',
  expired: {
    title: 'File no longer available',
    text: 'The file was deleted from the server before all of it was imported. To import the rest, upload it again; existing users are skipped. Users already added stay unless you undo this import.',
    link: 'Go to imports',
  },
  none: 'No new users to import.',
  discard: 'Delete file',
};

/** What an import did, and its undoing. */
export const importDoneTexts = {
  title: 'Result',
  added: (added: number) => `${users(added)} added.`,
  invited: (count: number) => `${counted(count, 'invitation')} emailed.`,
  undone: (added: number, removed: number, kept: number) =>
    `${users(added)} added, ${users(removed)} removed, ${formatNumber(kept)} kept.`,
  /** Those who stayed, each with the reason. */
  kept: 'Kept users',
  more: (count: number) => `and ${formatNumber(count)} more`,
  download: 'Download result',
  undo: {
    title: 'Undo this import',
    text: 'Removes users this import added who never signed in, weren’t changed, and have no posts or comments. If no active admin would be left, its active admins stay, too.',
    button: 'Undo import',
    forGood: 'Removed users can’t be restored.',
    links: (count: number) =>
      `Invitations were emailed to ${users(count)}: the links of those who are removed stop working.`,
  },
};

/** Checks one known password against the file. */
export const proveTexts = {
  title: 'Check a password',
  text: 'Enter a password that you know, such as your own in the other system, to check that it matches the hash in the file.',
  button: 'Check password',
  email: 'Email',
  password: 'Password',
  noRow: 'No row with this email has a password hash that can be checked.',
  matches: (row: number, kind: string) => `The password matches the hash in row ${row} (${kind}).`,
  differs: (row: number, kind: string) =>
    `The password doesn’t match the hash in row ${row} (${kind}).`,
};
