import { isDeep } from '@rolecall/schemas/is-deep';
import { parseExactly } from './parse-exactly.ts';
import { type FileRecord, isRow, MAX_RECORD_LENGTH, TOO_DEEP, TOO_LONG } from './record.ts';

/** The objects of a file that has one on each line. */
export async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  for await (const line of linesOf(text)) {
    if (line === undefined) yield { problem: TOO_LONG };
    else if (line.trim() !== '') yield recordOf(line);
  }
}

/** A text as an object, or what is wrong with it. */
export function recordOf(text: string): FileRecord {
  if (isDeep(text)) return { problem: TOO_DEEP };
  const value = parseExactly(text);
  if (value === undefined) return { problem: 'This row is not valid JSON.' };
  return isRow(value) ? { value } : { problem: 'This row is not a JSON object.' };
}

/** Line by line; `undefined` stands for one that is too long to be held. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let rest = '';
  let isTooLong = false;
  for await (const chunk of text) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      yield isTooLong ? undefined : rest + chunk.slice(start, end);
      isTooLong = false;
      rest = '';
      start = end + 1;
    }
    if (!isTooLong) rest += chunk.slice(start);
    if (rest.length > MAX_RECORD_LENGTH) {
      isTooLong = true;
      rest = '';
    }
  }
  if (isTooLong) yield undefined;
  else if (rest !== '') yield rest;
}
