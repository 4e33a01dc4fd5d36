/** The local mailbox, outside production. */
export const mailboxTexts = {
  title: 'Local mailbox',
  headTitle: 'Local mailbox · Rolecall',
  lead: 'Emails that Rolecall would send. Without an email provider they stay here. Newest first; only the newest 200 are kept.',
  to: (email: string) => `To ${email}`,
  none: {
    title: 'No emails yet',
    text: 'Register an account, and its email will arrive here.',
  },
};

/** One email of it. */
export const mailboxMailTexts = {
  headTitle: (subject: string) => `${subject} · Local mailbox · Rolecall`,
  up: 'Local mailbox',
  to: 'To',
  from: 'From',
  sent: 'Sent',
  gone: 'This email isn’t in the mailbox.',
};
