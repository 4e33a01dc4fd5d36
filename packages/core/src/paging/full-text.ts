/** A trigram index knows nothing shorter. Source: sqlite.org/fts5.html §4.3.4. */
const SHORTEST = 3;
/** What neither a line nor a longer text ever has: see the fields in schemas. */
const NEVER_IN = { line: /\p{Cc}/u, text: /[\p{Cc}--[\n\t]]/v };

/** Whether a trigram index finds a text; lengths are in code points. */
export function isLongEnough(text: string): boolean {
  return [...text].length >= SHORTEST;
}

/**
 * Whether a text cannot stand in what is searched. It is not to be looked for: an index cannot be
 * asked for a NUL, and `like` takes it for the end of the pattern.
 */
export function isNowhere(text: string, searched: keyof typeof NEVER_IN): boolean {
  return NEVER_IN[searched].test(text);
}

/** A text as an index is asked for it: as it stands, without any operator. */
export function phraseOf(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
