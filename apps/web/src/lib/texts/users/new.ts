import { counted } from '@rolecall/schemas/counted';

/** The page on which users are invited, or created with a password. */
export const newUserTexts = {
  users: 'Users',
  create: {
    title: 'Create user',
    lead: 'Set a password yourself and share it with them.',
    other: 'Invite by email instead',
    usernameHint: 'Leave empty to make one from the email.',
    password: 'Password',
    button: 'Create user',
  },
  invite: {
    title: 'Invite user',
    lead: 'They get an email with a link to set a password.',
    other: 'Set a password yourself instead',
    button: 'Send invitation',
    emails: 'Emails',
    hint: (most: number) =>
      `One per line or separated by commas, up to ${most}. You can add a name: Ada Lovelace <ada@example.com>.`,
    allOrNone: 'Send no invitations if any email in the list can’t be invited',
  },
  role: 'Role',
};

/** What became of each of a list. */
export const inviteResultTexts = {
  label: 'Results',
  line: (line: number) => `Line ${line}`,
  invited: 'Invited',
  noEmails: 'Enter at least one email.',
  tooMany: (most: number, count: number) =>
    `Invite at most ${most} people at a time. This list has ${count}.`,
  none: 'No invitations sent.',
  all: (count: number) => `${counted(count, 'invitation')} sent.`,
  some: (count: number, failed: number) =>
    `${counted(count, 'invitation')} sent. ${failed} not sent.`,
};
