export const forgotPasswordTexts = {
  title: 'Reset your password',
  lead: {
    sent: 'Enter your email and we’ll send you a link to set a new password.',
    kept: 'Enter your email to get a link to set a new password. The email is kept here, not sent.',
  },
  send: 'Send link',
  /** Says the same whether or not the email is known. Source: OWASP Forgot Password Cheat Sheet. */
  done: {
    sent: 'If an account with this email exists, we sent a link to it. Only the newest link works, and only once.',
    kept: 'If an account with this email exists, the email with its link is kept here, not sent. Only the newest link works, and only once.',
  },
};
