import { counted } from '@rolecall/schemas/counted';

export const dashboardTexts = {
  /** What the browser calls the page. */
  name: 'Dashboard',
  lead: 'Your account at a glance.',
  editProfile: 'Edit profile',
  details: {
    name: 'Name',
    noName: 'Not set',
    email: 'Email',
    username: 'Username',
    memberSince: 'Member since',
  },
};

export const verifyCardTexts = {
  title: 'Verify your email',
  lead: (email: string) => `Open the link we sent to ${email}.`,
  resend: 'Resend link',
  done: (email: string) => `A link is on its way to ${email}. Only the newest one works.`,
};

export const ownPostsTexts = {
  title: 'Your latest posts',
  comments: (count: number) => counted(count, 'comment'),
  noneYet: 'No posts yet.',
  all: 'All posts',
  writeFirst: 'Write your first post',
};

export const securityCardTexts = {
  title: 'Security',
  lastSignIn: { before: 'Your last sign-in was', after: '.' },
  signedInWith: {
    before: 'You have',
    sessions: (count: number) => counted(count, 'active session'),
    after: '.',
  },
  sessions: 'Your sessions',
  thisDevice: 'This device',
  more: 'Password and all sessions',
};
