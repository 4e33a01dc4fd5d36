/** Where an email is awaited that is not really sent. */
export const mailboxStripTexts = {
  text: 'Emails are kept here.',
  link: 'Open the local mailbox',
};
