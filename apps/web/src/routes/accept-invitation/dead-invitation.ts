import type { LinkState } from '@rolecall/schemas/link';
import { deadLinkText } from '#lib/link/dead-link-text.ts';
import { deadInvitationTexts } from '#lib/texts/sign-in/accept-invitation.ts';

const { used, expired, deactivated, ...advice } = deadInvitationTexts;
const TEXTS: Partial<Record<LinkState['state'], string>> = { used, expired, deactivated };

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
  if (text === undefined || link === undefined)
    return text ? { text, advice: advice.ask } : undefined;
  return { text: TEXTS[link.state] ?? text, advice: adviceFor(link) };
}

function adviceFor({ state, hasPassword, isYours }: LinkState): string {
  if (isYours) return advice.isYours;
  if (state === 'deactivated') return advice.askWhoInvited;
  if (state === 'revoked') return advice.signInOrAsk;
  if (hasPassword) return advice.hasPassword;
  if (state !== 'unknown') return advice.ask;
  return advice.openOrAsk;
}
