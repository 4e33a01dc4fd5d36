/** The question for the password before the list is downloaded. */
export const exportTexts = {
  title: 'Download CSV',
  text: 'The file has all users in this list, not only this page.',
  button: 'Download',
};
