const STYLE = /\n?[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>/g;
const FIRST_SCRIPT = /\n?[ \t]*<link\b[^>]*\brel="modulepreload"[^>]*>/;

/**
 * Puts the links to styles before those to scripts. A browser opens six connections: with a dozen
 * scripts named first, the styles that the first paint waits for come after some of them.
 * @param html a piece of a page; one without its head stays as it is
 */
export function stylesFirst(html: string): string {
  const end = html.indexOf('</head>');
  if (end < 0) return html;
  const head = html.slice(0, end);
  const first = FIRST_SCRIPT.exec(head);
  if (first === null) return html;
  const [before, after] = [head.slice(0, first.index), head.slice(first.index)];
  const styles = after.match(STYLE) ?? [];
  return before + styles.join('') + after.replace(STYLE, '') + html.slice(end);
}
