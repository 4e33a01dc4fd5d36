import { parseJson } from '@rolecall/schemas/parse-json';
import { type FileRecord, isRow, MAX_RECORD_LENGTH, TOO_LONG } from './record.ts';

/** The objects of a file that has one on each line. */
export async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  for await (const line of linesOf(text)) {
    if (line === undefined) yield { problem: TOO_LONG };
    else if (line.trim() !== '') yield recordOf(line);
  }
}

/** A text as an object, or what is wrong with it. */
export function recordOf(text: string): FileRecord {
  const value = parseJson(text);
  if (value === undefined) return { problem: 'This row is not valid JSON.' };
  return isRow(value) ? { value } : { problem: 'This row is not a JSON object.' };
}

/** Line by line; `undefined` stands for one that is too long to be held. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let rest = '';
  let isTooLong = false;
  for await (const chunk of text) {
    rest += chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      yield isTooLong ? undefined : rest.slice(0, end);
      isTooLong = false;
      rest = rest.slice(end + 1);
    }
    if (rest.length > MAX_RECORD_LENGTH) {
      isTooLong = true;
      rest = '';
    }
  }
  if (isTooLong) yield undefined;
  else if (rest !== '') yield rest;
}
