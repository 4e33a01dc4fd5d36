import { foldText } from '@rolecall/schemas/fold-text';

/** What no text that is searched ever has: see the fields in schemas. */
const NEVER_THERE = /[\p{Cc}\p{Cs}]/u;

/**
 * The words of a query, folded: what is found has each of them somewhere, in any order. A word that
 * is part of another says nothing more and is left out.
 * @returns none where nothing can be found
 */
export function searchWords(q: string): string[] {
  const words = [...new Set(foldText(q).split(' '))].filter((word) => word !== '');
  if (words.some((word) => NEVER_THERE.test(word))) return [];
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}
