import { MAX_RECORD_LENGTH } from './record.ts';

/** What exports call the list of users within a larger document. */
export const LISTS: ReadonlySet<string> = new Set(['users', 'data', 'items']);

/**
 * Finds the texts of the entries of a list in a JSON document, without holding more than one: of the
 * document itself where that is a list, else of its first member that is called like a list of users.
 * Brackets and strings are all it looks at; whether an entry is JSON is for who reads it.
 */
export async function* scanJson(
  text: AsyncIterable<string>,
): AsyncGenerator<string | 'cut off' | 'too long' | 'no list'> {
  let depth = 0;
  /** How deep the list is whose entries are wanted, once it is found. */
  let listDepth = 0;
  let isDone = false;
  let inString = false;
  let isEscaped = false;
  /** The entry that is being read, or the last string beside the list. */
  let entry = '';
  let isTooLong = false;
  let lastString = '';

  for await (const chunk of text) {
    let start = 0;
    for (let at = 0; at < chunk.length && !isDone; at++) {
      const mark = chunk[at] ?? '';
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (mark === '\\') isEscaped = true;
        else if (mark === '"') inString = false;
        if (listDepth === 0 && inString && lastString.length < 16) lastString += mark;
      } else if (mark === '"') {
        inString = true;
        if (listDepth === 0) lastString = '';
      } else if (mark === '[' || mark === '{') {
        depth++;
        const isList = depth === 1 || (depth === 2 && LISTS.has(lastString));
        if (listDepth === 0 && mark === '[' && isList) {
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
