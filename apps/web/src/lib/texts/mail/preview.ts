/** One email of the log in the console. */
export const mailPreviewTexts = {
  up: 'Emails',
  masked: 'One-time links are masked and don’t work here.',
  gone: {
    title: 'Content no longer available',
    text: 'Rolecall doesn’t keep the content of older emails.',
  },
};
