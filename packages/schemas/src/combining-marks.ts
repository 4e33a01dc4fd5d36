/**
 * What a text must not have before it is normalized: more combining marks in a row than any language
 * writes. Bringing them into order takes a time that grows with the square of their number, seconds
 * for a text of the length of a post. Source: Unicode Standard Annex #15, stream-safe text.
 */
export const FEW_COMBINING_MARKS = [
  (value: string) => !/\p{M}{31}/u.test(value),
  { error: 'This text has too many accents in a row.', abort: true },
] as const;
