/** The profile of a user, as an admin edits it. */
export const profileCardTexts = {
  title: 'Profile',
  save: 'Save',
  saved: 'Profile saved.',
};

export const accountCardTexts = {
  title: 'Account',
  created: 'Created',
  changed: 'Last changed',
  lastSignIn: 'Last sign-in',
  never: 'Never',
  posts: 'Posts',
  comments: 'Comments',
};

/** A change of a user's email, and what became of it. */
export const emailCardTexts = {
  title: 'Email',
  text: {
    sent: 'They sign in with it. We notify the old email, and links sent to it stop working.',
    kept: 'They sign in with it. The notice to the old email is kept here, not sent, and links for it stop working.',
  },
  invited: {
    sent: 'Changing it sends a new invitation. The old link stops working.',
    kept: 'Changing it makes a new invitation, which is kept here, not sent. The old link stops working.',
  },
  button: 'Change email',
  verified: 'Mark as verified. I’m sure this email is theirs.',
  nothing: 'Nothing changed.',
  changed: 'Email changed.',
  isVerified: (email: string) => `${email} is verified.`,
  verification: {
    sent: (email: string) => `We sent a verification link to ${email}.`,
    kept: (email: string) => `The verification link for ${email} is kept here, not sent.`,
  },
  invitation: {
    sent: (email: string) => `We sent a new invitation to ${email}.`,
    kept: (email: string) => `The new invitation for ${email} is kept here, not sent.`,
  },
};
