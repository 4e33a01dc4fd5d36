/**
 * What INVALID_CREDENTIALS says where an email has to be verified first: one text for a wrong
 * password, an unknown email and a registration that is still pending.
 */
export const INVALID_OR_UNVERIFIED =
  'The email or password is wrong, or the email is not verified yet. If you signed up a short while ago, open the link we emailed you.';
