/** What stands where a one-time token stood. No token is all dots. */
export const MASKED_TOKEN = '••••';
