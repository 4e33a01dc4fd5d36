/** One of a pasted list, and the line of the text that it is on, from 1. */
export type PastedEntry = { line: number; entry: string };

/**
 * Takes a pasted list apart: one email a line, or several with commas, semicolons, tabs or spaces
 * between them. In a line with semicolons a comma is part of a name: `Lovelace, Ada <ada@…>; …`.
 */
export function splitInvitees(text: string): PastedEntry[] {
  return text.split(/\r\n|\r|\n/).flatMap((content, index) => {
    const bySemicolon = splitOutside(content, ';');
    const pieces = bySemicolon.length > 1 ? bySemicolon : splitOutside(content, ',\t');
    return pieces
      .filter((piece) => !/^[\s,]*$/.test(piece))
      .flatMap(emailsIn)
      .map((piece) => ({ line: index + 1, entry: piece.trim() }));
  });
}

/** Splits where no quotes or angle brackets are open, in one pass however odd the text is. */
function splitOutside(text: string, separators: string): string[] {
  const lastOf = { '"': text.lastIndexOf('"'), '>': text.lastIndexOf('>') };
  const pieces: string[] = [];
  let start = 0;
  let closing: keyof typeof lastOf | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (closing !== undefined) {
      if (character === closing) closing = undefined;
    } else if (character === '"' && lastOf['"'] > at) closing = '"';
    else if (character === '<' && lastOf['>'] > at) closing = '>';
    else if (separators.includes(character)) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

/** Several emails with nothing but spaces between them. */
function emailsIn(piece: string): string[] {
  const words = piece.trim().split(/\s+/);
  const isList = words.length > 1 && words.every((word) => /^[^<>"@]+@[^<>"@]+$/.test(word));
  return isList ? words : [piece];
}
