import type { Column, SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';

/** How long an excerpt is at most, in code points. */
const LENGTH = 280;
/** How much of its end may be a word that is left out, because it would be cut. */
const LONGEST_WORD = 30;
const CUT_WORD = new RegExp(`\\s+\\S{0,${LONGEST_WORD}}$`, 'u');

/** As much of a long text as its excerpt is made from. */
export function beginningOf(column: Column): SQL<string> {
  return sql<string>`substr(${column}, 1, ${LENGTH + 1})`;
}

/** The beginning of a text as lists show it, cut between words where there are any. */
export function excerptOf(beginning: string): string {
  const characters = [...beginning];
  if (characters.length <= LENGTH) return beginning;
  const cut = characters.slice(0, LENGTH - 1).join('');
  return `${cut.replace(CUT_WORD, '')}…`;
}
