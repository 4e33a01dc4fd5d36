type Part = { text: string; href?: string };

const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/** Plain text cut into its addresses and what is between them, so that a page can link them. */
export function linkParts(text: string): Part[] {
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? { text: part, href: part } : { text: part }));
}
