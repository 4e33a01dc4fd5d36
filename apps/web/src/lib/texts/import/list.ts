import { counted, formatNumber } from '@rolecall/schemas/counted';

/** The page of all imports. */
export const importsTexts = {
  title: 'Imports',
  lead: 'Move users here from another system. They keep their passwords, and nothing is imported until you’ve seen a preview.',
  new: 'New import',
  label: 'Imports',
  none: { title: 'No imports yet', text: 'Imports appear here.' },
};

/** One import in the list. */
export const importRowTexts = {
  new: 'New import',
  started: 'Started',
  by: (name: string) => `By ${name}`,
  onCommandLine: 'On the command line',
  added: (count: number) => `${counted(count, 'user')} added`,
  removed: (count: number, added: number) =>
    count === added
      ? `${counted(count, 'user')} removed`
      : `${formatNumber(count)} of ${counted(added, 'user')} removed`,
};

/** How far the hashes of other systems are upgraded. */
export const hashesTexts = {
  title: 'Imported password hashes',
  text: (share: string) => `${share} upgraded. Hashes are upgraded when users next sign in.`,
  upgraded: 'Upgraded',
  noPassword: 'No password yet',
  users: (count: number) => counted(count, 'user'),
};
