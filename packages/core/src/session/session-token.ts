import { hashToken } from '../secrets.ts';

const PREFIX = 'rcs_';

/** The token of a web session as the browser's cookie holds it. */
export function writeSessionToken(random: string): string {
  return `${PREFIX}${random}`;
}

/** Whether a credential has the shape of a web session's token. */
export function isSessionToken(credential: string): boolean {
  return credential.startsWith(PREFIX);
}

/** What is stored of a web session's token. */
export function hashSessionToken(token: string): string {
  return hashToken('session', token);
}
