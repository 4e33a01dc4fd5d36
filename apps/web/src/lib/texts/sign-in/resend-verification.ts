export const resendVerificationTexts = {
  title: 'Verify your email',
  lead: {
    sent: 'Didn’t get the email, or the link expired? Enter your email and we’ll send you a new link.',
    kept: 'Did the link expire? Enter your email to get a new one. The email is kept here, not sent.',
  },
  send: 'Send link',
  /** Says the same whether or not the email is known. Source: OWASP Forgot Password Cheat Sheet. */
  done: {
    sent: 'If an account with this email isn’t verified yet, we sent a link to it. Only the newest link works.',
    kept: 'If an account with this email isn’t verified yet, the email with its link is kept here, not sent. Only the newest link works.',
  },
};
