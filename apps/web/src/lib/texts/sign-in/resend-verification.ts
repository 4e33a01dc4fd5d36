export const resendVerificationTexts = {
  title: 'Verify your email',
  lead: 'Didn’t get the email, or the link expired? Enter your email and we’ll send you a new link.',
  send: 'Send link',
  /** Says the same whether or not the email is known. Source: OWASP Forgot Password Cheat Sheet. */
  done: 'If an account with this email isn’t verified yet, we sent a link to it. Only the newest link works.',
};
