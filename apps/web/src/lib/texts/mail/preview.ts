/** One email of the log in the console. */
export const mailPreviewTexts = {
  headTitle: (subject: string) => `${subject} · Emails · Rolecall`,
  up: 'Emails',
  masked: 'One-time links are masked and don’t work here.',
  gone: {
    title: 'Content no longer available',
    text: 'Rolecall doesn’t keep the content of older emails.',
  },
};
