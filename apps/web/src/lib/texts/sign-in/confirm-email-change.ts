export const confirmEmailChangeTexts = {
  title: 'Verify your new email',
  lead: 'You’ll sign in with the email this link was sent to.',
  leadFor: (email: string) => `You’ll sign in with ${email}.`,
  verify: 'Verify email',
  alreadyChanged: (email: string) => `The account already uses ${email}.`,
  isChanged: (email: string, signedInAs: string) =>
    `The account now has the email ${email}. You’re still signed in as ${signedInAs}.`,
  otherAccount: 'This link changes the email of another account. You stay signed in here.',
  deadLink: {
    advice: 'Your account keeps the email it has. You can request the change again.',
    link: 'Go to security settings',
  },
};
