import type { Column, SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';

/** How long an excerpt is at most, in code points. */
const LENGTH = 280;
/** How much of its end may be a word that is left out, because it would be cut. */
const LONGEST_WORD = 30;

/** As much of a long text as its excerpt is made from. */
export function beginningOf(column: Column): SQL<string> {
  return sql<string>`substr(${column}, 1, ${LENGTH + 1})`;
}

/** The beginning of a text as lists show it, cut between words where there are any. */
export function excerptOf(beginning: string): string {
  const characters = [...beginning];
  if (characters.length <= LENGTH) return beginning;
  const cut = characters.slice(0, LENGTH - 1).join('');
  const end = cut.slice(-LONGEST_WORD - 1);
  const lastBreak = end.search(/\s\S*$/u);
  const isCutWord = lastBreak !== -1;
  const whole = isCutWord ? cut.slice(0, cut.length - end.length + lastBreak) : cut;
  return `${whole.trimEnd()}…`;
}
