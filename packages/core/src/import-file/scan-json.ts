import { MAX_RECORD_LENGTH } from './record.ts';

/** What exports call the list of users within a larger document, in lower case. */
export const LISTS: ReadonlySet<string> = new Set(['users', 'data', 'items']);

/** How many strings of an object are remembered, and how much of each. */
const [STRINGS, STRING_LENGTH] = [16, 200];

/** Tells a list by how deep it is, and by the strings before it in its object, as they are written. */
export type IsWanted = (depth: number, strings: readonly string[]) => boolean;

const isListOfUsers: IsWanted = (depth, strings) =>
  depth === 1 || (depth === 2 && LISTS.has((strings.at(-1) ?? '').toLowerCase()));

/**
 * Finds the texts of the entries of a list in a JSON document, without holding more than one: of the
 * first list that is wanted; that is the document itself where it is a list, else its first member
 * that is called like a list of users.
 * Brackets and strings are all it looks at; whether an entry is JSON is for who reads it.
 */
export async function* scanJson(
  text: AsyncIterable<string>,
  isWanted: IsWanted = isListOfUsers,
): AsyncGenerator<string | 'cut off' | 'too long' | 'no list'> {
  let depth = 0;
  /** How deep the list is whose entries are wanted, once it is found. */
  let listDepth = 0;
  let isDone = false;
  let inString = false;
  let isEscaped = false;
  /** The entry that is being read. */
  let entry = '';
  let isTooLong = false;
  const strings: string[] = [];

  for await (const chunk of text) {
    let start = 0;
    for (let at = 0; at < chunk.length && !isDone; at++) {
      const mark = chunk[at] ?? '';
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (mark === '\\') isEscaped = true;
        else if (mark === '"') inString = false;
        if (listDepth === 0 && inString) extendLast(strings, mark);
      } else if (mark === '"') {
        inString = true;
        if (listDepth === 0 && strings.push('') > STRINGS) strings.shift();
      } else if (mark === '[' || mark === '{') {
        depth++;
        if (mark === '{') strings.length = 0;
        else if (listDepth === 0 && isWanted(depth, strings)) {
          listDepth = depth;
          start = at + 1;
        }
      } else if (mark === ']' || mark === '}') {
        depth--;
      }
      const isEnd = !inString && (mark === ',' ? depth === listDepth : depth < listDepth);
      if (listDepth === 0 || !isEnd) continue;
      entry += chunk.slice(start, at);
      start = at + 1;
      isDone = depth < listDepth;
      if (isTooLong) yield 'too long';
      else if (entry.trim() !== '' || !isDone) yield entry;
      entry = '';
      isTooLong = false;
    }
    if (listDepth === 0 || isDone) continue;
    entry += chunk.slice(start);
    if (entry.length > MAX_RECORD_LENGTH) {
      isTooLong = true;
      entry = '';
    }
  }
  if (listDepth === 0) yield 'no list';
  else if (!isDone) yield 'cut off';
}

function extendLast(strings: string[], mark: string): void {
  const last = strings.pop() ?? '';
  strings.push(last.length < STRING_LENGTH ? last + mark : last);
}
