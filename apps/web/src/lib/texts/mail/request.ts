/** A page that sends a link to whoever asks for one. */
export const mailRequestTexts = {
  resend: 'Resend link',
  nothingYet: 'Nothing after a few minutes? Check your spam folder, and that the email is right.',
  back: 'Back to sign in',
};
