import { linkPageTexts } from '../texts/sign-in/link.ts';
import { deadLinkText } from './dead-link-text.ts';

/**
 * What is shown of a link that cannot be used, where a new one can be requested.
 * @param href of the page that sends a new one
 */
export function deadLink(
  link: Parameters<typeof deadLinkText>[0],
  outcome: Parameters<typeof deadLinkText>[1],
  href: string,
) {
  const text = deadLinkText(link, outcome);
  return text === undefined ? undefined : { text, href, label: linkPageTexts.newLink };
}
