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
  text: 'Used to sign in. We notify the old email, and links sent to it stop working.',
  invited: 'Changing it sends a new invitation. The old link stops working.',
  button: 'Change email',
  verified: 'Mark as verified. I’m sure this email is theirs.',
  nothing: 'Nothing changed.',
  changed: 'Email changed.',
  isVerified: (email: string) => `${email} is verified.`,
  verification: (email: string) => `We sent a verification link to ${email}.`,
  invitation: (email: string) => `We sent a new invitation to ${email}.`,
};
