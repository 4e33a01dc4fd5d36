/** The field in which a form brings the password that is asked for again. */
export const REAUTH_FIELD = 'reauthPassword';
