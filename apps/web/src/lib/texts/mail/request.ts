/** A page that sends a link to whoever asks for one. */
export const mailRequestTexts = {
  resend: 'Resend link',
  nothingYet:
    'No email after a few minutes? Check your spam folder and the spelling of your email.',
};
