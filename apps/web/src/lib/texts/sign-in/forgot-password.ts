export const forgotPasswordTexts = {
  title: 'Reset your password',
  lead: 'Enter your email and we’ll send you a link to set a new password.',
  send: 'Send link',
  /** Says the same whether or not the email is known. Source: OWASP Forgot Password Cheat Sheet. */
  done: 'If an account with this email exists, we sent a link to it. Only the newest link works, and only once.',
};
