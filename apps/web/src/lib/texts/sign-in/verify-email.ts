export const verifyEmailTexts = {
  title: 'Verify your email',
  titleDone: 'Email verified',
  press: (email: string) => `Click to verify ${email}.`,
  verify: 'Verify email',
  alreadyVerified: (email: string) => `${email} is already verified.`,
  ownAlreadyVerified: (email: string) => `Your email ${email} is already verified.`,
  isVerified: (email: string, signedInAs: string) =>
    `${email} is verified. You’re still signed in as ${signedInAs}.`,
  otherAccount: (email: string) => `This link is for ${email}. Verifying it doesn’t sign you out.`,
};

/** The first way to show that the account behind a link is one's own. */
export const verifyByPasswordTexts = {
  title: 'Enter your password',
  lead: (email: string) => `Use the password you chose when you signed up as ${email}.`,
  password: 'Password',
  verify: 'Verify email',
};

/** The second way, and the only one where there is no password yet. */
export const verifyByNewPasswordTexts = {
  title: 'Or set a new password',
  titleFirst: 'Set a password',
  form: 'Set a new password',
  lead: 'Do this if you don’t know the password, or if someone else signed up with your email. It signs out every session and removes the account’s names, password, posts and comments.',
  leadFirst: (email: string) => `Choose a password to sign in as ${email}.`,
  password: 'New password',
  verify: 'Set password and verify',
};
