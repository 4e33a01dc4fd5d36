const PROVIDERS = ['google', 'facebook', 'twitter', 'github'];
const ACCOUNT = ['Id', 'Email', 'DisplayName', 'PhotoUrl'];
const IS_FLAG = /^(?:true|false)$/;

/**
 * What is in the columns of the CSV that `firebase auth:export` writes, which has no line of headings.
 * Source: firebase.google.com/docs/cli/auth and the exporter of firebase-tools.
 */
const COLUMNS = [
  ...['localId', 'email', 'emailVerified', 'passwordHash', 'salt', 'displayName', 'photoUrl'],
  ...PROVIDERS.flatMap((provider) => ACCOUNT.map((part) => `${provider}${part}`)),
  ...['createdAt', 'lastSignedInAt', 'phoneNumber', 'disabled', 'customAttributes', ''],
];
/** Those before there were disabled users and claims. */
const FEWEST = COLUMNS.indexOf('disabled');

/** The headings that such a file lacks, if this is its first line. */
export function firebaseColumns(cells: readonly (string | null)[]): string[] | undefined {
  const [id, email, isVerified] = cells;
  if (cells.length < FEWEST || cells.length > COLUMNS.length) return undefined;
  const isUser = id && (email === '' || email?.includes('@')) && IS_FLAG.test(isVerified ?? '');
  return isUser ? COLUMNS.slice(0, cells.length) : undefined;
}
