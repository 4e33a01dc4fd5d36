/** Where an email is awaited that is not really sent. */
export const mailboxStripTexts = {
  text: 'Emails are kept here, not sent.',
  link: 'Open the local mailbox',
};
