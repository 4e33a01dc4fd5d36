/** Under mails about the security of an account. */
export const SECURITY_NOTICE =
  "You're receiving this email because it concerns the security of your account.";

/** Under mails that anybody can have sent to anybody. */
export const IGNORE_UNLESS_YOURS =
  "If you didn't request this, you can ignore this email. Nothing changes unless the link is used.";
