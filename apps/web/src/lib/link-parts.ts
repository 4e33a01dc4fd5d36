type Part = { text: string; href?: string };

const URL_IN_TEXT = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/** Plain text cut into its URLs and what is between them, so that a page can link them. */
export function linkParts(text: string): Part[] {
  return text
    .split(URL_IN_TEXT)
    .map((part, index) => (index % 2 === 1 ? { text: part, href: part } : { text: part }));
}
