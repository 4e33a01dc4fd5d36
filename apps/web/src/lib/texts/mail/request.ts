/** A page that sends a link to whoever asks for one. */
export const mailRequestTexts = {
  /** In place of the title, once it was sent. */
  sent: 'Check your email',
  resend: 'Resend link',
  otherEmail: 'Use another email',
  nothingYet:
    'No email after a few minutes? Check your spam folder and the spelling of your email.',
};
