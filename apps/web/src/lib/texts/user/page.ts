/** The head of a user's page, and the tabs below it. */
export const userPageTexts = {
  users: 'Users',
  actions: 'Actions',
  /** Added for the ear. */
  forName: (name: string) => `for ${name}`,
  actionsFor: (name: string) => `Actions for ${name}`,
  lastSignedIn: 'Last signed in',
  neverSignedIn: 'Never signed in',
  copyId: 'Copy the ID',
  cannotSignIn: 'Can’t sign in.',
  seeWhy: 'See why and fix it',
  aboutUser: 'About this user',
  tabs: {
    profile: 'Profile',
    'sign-in': 'Sign-in check',
    security: 'Security',
    activity: 'Activity',
    mail: 'Emails',
    posts: 'Posts',
    danger: 'Danger zone',
  },
  confirmToUndo: 'Confirm your password to undo this.',
  undo: 'Undo',
} as const;
