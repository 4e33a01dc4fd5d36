/** What is left to do on a new installation. */
export const checklistTexts = {
  title: 'Finish setting up',
  count: (done: number, of: number) => `${done} of ${of} done.`,
  isDone: '(done)',
  isToDo: '(to do)',
  hide: 'Hide this list',
  reference: 'API reference',
  sender: {
    title: 'Set the sender of emails',
    local: 'Emails are kept here and not sent. Set RESEND_API_KEY or SMTP_URL, and MAIL_FROM.',
    sent: 'Emails are sent.',
    link: 'Open the local mailbox',
  },
  appUrl: {
    title: 'Set APP_URL',
    text: (url: string) =>
      `Links in emails start with ${url}. Set APP_URL to the URL your users open.`,
  },
  invite: {
    title: 'Invite a second admin',
    text: 'They can let you in again if you lose access.',
    link: 'Invite user',
  },
  registration: {
    title: 'Decide who can sign up',
    open: 'Anyone can, without verifying their email. Set REGISTRATION=closed or EMAIL_VERIFICATION=required.',
    closed: 'Only people you invite.',
  },
};
