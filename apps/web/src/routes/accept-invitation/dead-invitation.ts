import type { LinkState } from '@rolecall/schemas/link';
import { deadLinkText } from '#lib/link/dead-link-text.ts';

const TEXTS: Partial<Record<LinkState['state'], string>> = {
  used: 'This invitation was already accepted.',
  expired: 'This invitation has expired.',
};
const ASK = 'Ask the person who invited you for a new invitation.';
const SIGN_IN_OR_ASK =
  'If you have an account with this email, sign in. If not, ask the person who invited you for a new invitation.';

/**
 * Why an invitation can't be accepted, and what to do instead; nothing where it can be.
 * @param link as it was when the page was opened
 * @param outcome of the page's form, which may have found it used up since
 */
export function deadInvitation(
  link: LinkState | undefined,
  outcome: Parameters<typeof deadLinkText>[1],
): { text: string; advice: string } | undefined {
  const text = deadLinkText(link, outcome);
  if (text === undefined || link === undefined) return text ? { text, advice: ASK } : undefined;
  return { text: TEXTS[link.state] ?? text, advice: adviceFor(link) };
}

function adviceFor({ state, hasPassword, isYours }: LinkState): string {
  if (isYours) return 'You’re already signed in to this account.';
  if (state === 'revoked') return SIGN_IN_OR_ASK;
  if (hasPassword) return 'You have an account with this email. Sign in with your password.';
  if (state !== 'unknown') return ASK;
  return 'Open the link in the newest email, or ask the person who invited you for a new one.';
}
