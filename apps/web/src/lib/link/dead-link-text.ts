import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import type { LinkState } from '@rolecall/schemas/link';
import { deadLinkTexts } from '../texts/sign-in/link.ts';

/** Why a mailed link does nothing any more; nothing where it works, or what it was for is done. */
const DEAD_LINKS: Partial<Record<LinkState['state'], string>> = {
  ...deadLinkTexts,
  unknown: ERROR_CODES.TOKEN_INVALID.message,
};

/**
 * Why a link cannot be used, as its page says it.
 * @param link as it was when the page was opened
 * @param outcome of the page's form, which may have found it used up since
 */
export function deadLinkText(
  link: Pick<LinkState, 'state'> | undefined,
  outcome: { code?: string; result?: { text: string } } | null | undefined,
): string | undefined {
  if (outcome?.code === 'TOKEN_INVALID')
    return DEAD_LINKS[link?.state ?? 'unknown'] ?? DEAD_LINKS.unknown;
  return link && DEAD_LINKS[link.state];
}
