import { accountDeletionTexts } from '../account-deletion.ts';

export const dataTexts = {
  title: 'Download your data',
  lead: 'Everything we hold about you: your account, sessions, posts, comments, activity and the emails we sent, as a JSON file that other programs can read.',
  download: 'Download',
};

export const deleteAccountTexts = {
  title: 'Delete your account',
  lead: 'This can’t be undone, not even by an administrator.',
  consequences: [
    'Your account and everything that belongs to it are deleted at once.',
    'You’re signed out on every device, and your apps lose their access.',
    'Someone else can take your username, and your email can be used for a new account.',
    accountDeletionTexts.record,
  ],
  typeUsernameHint: 'Your email works, too.',
  notTyped: 'Type your username to confirm.',
  notYourUsername: (username: string) => `This isn’t your username. Type ${username}.`,
  delete: 'Delete my account',
};
