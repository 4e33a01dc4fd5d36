/** The local mailbox, outside production. */
export const mailboxTexts = {
  title: 'Local mailbox',
  lead: 'Without an email provider, emails stay here. Newest first, up to 200.',
  to: (email: string) => `To ${email}`,
  none: {
    title: 'No emails yet',
    text: 'Sign up, and the email appears here.',
  },
};

/** One email of it. */
export const mailboxMailTexts = {
  up: 'Local mailbox',
  to: 'To',
  from: 'From',
  kept: 'Kept',
  gone: 'This email isn’t in the mailbox.',
};
