import { statusLabels } from '../users/labels.ts';

/** The overview, and the cards on it that have few words. */
export const overviewTexts = {
  title: 'Overview',
  lead: 'Users, sign-ins and anything that needs attention.',
  tiles: {
    total: 'All users',
    ...statusLabels,
    verified: 'Email verified',
    admins: 'Admins',
  },
  signUps: {
    title: 'Sign-ups',
    noun: 'sign-up',
    /** In place of a chart without a bar, as on a new installation. */
    none: {
      text: (days: number) =>
        `No one has signed up in the last ${days} days. Accounts from setup, invitations and imports don’t count as sign-ups.`,
      link: 'Invite user',
    },
  },
  signIns: { title: 'Sign-ins', noun: 'sign-in' },
  splits: {
    title: 'Breakdown',
    role: 'Role',
    admins: 'Admins',
    users: 'Users',
    status: 'Status',
    email: 'Email',
  },
  newest: { title: 'Newest users', all: 'All users' },
  delivery: {
    title: 'Email delivery issues',
    none: 'None.',
    all: 'All emails',
    allFailed: 'All failed emails',
  },
  failures: {
    title: 'Recent failures',
    none: 'No recent failed sign-ins or denied requests.',
    allSignIns: 'All failed sign-ins',
    allDenied: 'All denied requests',
  },
  backups: {
    title: 'Backups',
    /** Around when it was. */
    failed: { before: 'The last backup failed', after: 'See the server log for the reason.' },
    last: 'Last backup:',
    /** Around the name of the setting and the command. */
    none: {
      before: 'No backups yet. Set',
      setting: 'BACKUP_DIR',
      between: 'to let the server make them, or run',
      command: 'rolecall backup',
    },
  },
};
