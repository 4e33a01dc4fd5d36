import { counted } from '@rolecall/schemas/counted';

/** The verdict of the sign-in check, and its two parts. */
export const signInTabTexts = {
  /** After the name. */
  can: 'can sign in',
  cannot: 'can’t sign in',
  nothingBlocks: 'Nothing blocks sign-in with the right password.',
  review: 'Review the notices below.',
  requirements: 'Sign-in requirements',
  activity: 'Recent activity',
  states: { ok: 'OK', notice: 'Review', problem: 'Blocking' },
  activateFirst: 'Activate the account first.',
};

/** What each check found, as its headline says it. */
export const signInTitles = {
  exists: 'Account exists.',
  notLockedOut: 'Not locked out.',
  lockedOut: 'Locked out after too many failed sign-ins.',
  othersFail: 'Too many failed sign-ins from other devices.',
  passwordSet: 'A password is set.',
  noPassword: 'No password is set yet.',
  notDeactivated: 'Account isn’t deactivated.',
  active: 'Account is active.',
  deactivated: 'Account is deactivated.',
  verified: 'Email is verified.',
  unverified: 'Email isn’t verified.',
  noFailures: 'No recent failed sign-ins.',
  failures: (count: number) => `${counted(count, 'recent failed sign-in')}.`,
  noEmails: 'No emails to this user yet.',
  emailsSent: 'Emails to this user were sent.',
  emailsKept: 'Emails to this user are kept here, not sent.',
  emailsFailing: 'Emails to this user have delivery issues.',
  noSessions: 'No active sessions.',
  sessions: (count: number) => `${counted(count, 'active session')}.`,
};

/** Why it matters and since when. What ends before a time or an IP goes on with it. */
export const signInDetailTexts = {
  email: (email: string) => `Email: ${email}.`,
  lastSignIn: 'Last sign-in',
  neverSignedIn: 'Never signed in.',
  devicesFine: 'The devices they use aren’t locked out.',
  waits: {
    device: 'A device they used before is locked out. The lockout ends',
    everywhere: 'New devices are locked out everywhere. The lockout ends',
    ip: { before: 'All sign-ins from', after: 'are rate limited. The limit ends' },
    newDevices: {
      before: 'New devices at',
      after: ' are locked out. The lockout ends',
    },
  },
  notInvitedPassword: 'They were imported without one, and no invitation was sent.',
  invitedPassword: 'They can set one with the link in their invitation.',
  noPassword: 'Send a password reset to let them set one.',
  deactivated: 'They can’t sign in until an administrator activates it.',
  mustVerify: 'They can’t sign in until they verify it.',
  needNotVerify: 'Sign-in doesn’t require a verified email.',
  signedInSince: 'They have signed in since.',
  since: 'Since',
  failures: 'Failed sign-ins',
  unknownReason: 'Unknown reason',
  allFailures: 'All failed sign-ins',
  emails: 'Recent emails',
  nextAttempt: 'next attempt',
  allEmails: 'All emails',
  lastUsed: 'Last used',
};
