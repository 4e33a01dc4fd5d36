/** A part of a text, from one position up to another. */
export type Span = { from: number; to: number };

/** A text cut at the borders of its spans, which are in order and apart from each other. */
export function cutAt(text: string, spans: readonly Span[]): { text: string; isMarked: boolean }[] {
  const borders = [0, ...spans.flatMap(({ from, to }) => [from, to]), text.length];
  return borders
    .slice(1)
    .map((to, index) => ({ text: text.slice(borders[index], to), isMarked: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
