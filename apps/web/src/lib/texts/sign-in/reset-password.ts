export const resetPasswordTexts = {
  title: 'Set a new password',
  lead: 'You’ll be signed out everywhere.',
  leadFor: (email: string) => `For ${email}. This signs the account out everywhere.`,
  password: 'New password',
  set: 'Set password',
  isSet: (email: string, signedInAs: string) =>
    `The password for ${email} was changed. You’re still signed in as ${signedInAs}.`,
  otherAccount: (email: string) => `This link is for ${email}. You stay signed in here.`,
};
