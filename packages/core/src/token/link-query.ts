import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';

/**
 * What stands behind the path of a one-time link. Where a password is set, the email goes along, so
 * that a password manager knows whose it is. Only the token counts.
 */
export function linkQuery(purpose: TokenPurpose, token: string, email: string): string {
  const whose = purpose === 'reset-password' ? `&email=${encodeURIComponent(email)}` : '';
  return `?token=${token}${whose}`;
}
