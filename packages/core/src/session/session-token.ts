import { SESSION_TOKEN_PREFIX } from '@rolecall/schemas/bounds';
import { hashToken } from '../secrets.ts';

/** The token of a web session as the browser's cookie holds it. */
export function writeSessionToken(random: string): string {
  return `${SESSION_TOKEN_PREFIX}${random}`;
}

/** Whether a credential has the shape of a web session's token. */
export function isSessionToken(credential: string): boolean {
  return credential.startsWith(SESSION_TOKEN_PREFIX);
}

/** What is stored of a web session's token. */
export function hashSessionToken(token: string): string {
  return hashToken('session', token);
}
