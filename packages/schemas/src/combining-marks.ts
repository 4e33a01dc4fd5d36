import { UNSEEN } from './visible-text.ts';

const UNSEEN_ANYWHERE = new RegExp(UNSEEN, 'gv');
/** The voicing marks of narrow kana count as letters, and as marks once they are made wide. */
const TOO_MANY = /[\p{M}\uFF9E\uFF9F]{31}/u;

/**
 * What a text must not have before it is normalized: more combining marks in a row than any language
 * writes. Bringing them into order takes a time that grows with the square of their number, seconds
 * for a text of the length of a post. What no one can see between two marks does not count, because
 * it is taken out before the text is normalized again. Source: Unicode Standard Annex #15,
 * stream-safe text.
 */
export const FEW_COMBINING_MARKS = [
  (value: string) => !TOO_MANY.test(value.replace(UNSEEN_ANYWHERE, '')),
  { error: 'This text has too many accents in a row.', abort: true },
] as const;
