/** The text without what only looks like Markdown: code. */
const withoutCode = (text: string) =>
  text
    .replaceAll(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2$/gm, '')
    .replaceAll(/(`+)(?:(?!\1)[^\n])+\1/g, '``');

/** Where the links of a page lead to, those in code left out. */
export function linksOf(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map(([, to = '']) => to);
}

/** What a heading's link ends in, as GitHub makes it. */
function slugOf(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

/** What can stand after the # in a link to a page. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  const prose = text.replaceAll(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2$/gm, '');
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.+?)(?: +#+)?$/gm)) {
    const slug = slugOf(heading);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}
