/** One email of the log in the console. */
export const mailPreviewTexts = {
  headTitle: (subject: string) => `${subject} · Emails · Administration · Rolecall`,
  up: 'Emails',
  lead: 'The token of one-time links is masked, so they don’t work here.',
  gone: {
    title: 'Content no longer available',
    text: 'Rolecall no longer keeps what this email said.',
  },
};
