import { recordOf } from './read-ndjson.ts';
import { CUT_OFF, type FileRecord, TOO_LONG } from './record.ts';
import { type IsWanted, scanJson } from './scan-json.ts';

/** The objects of a JSON document: of the list that it is, or of its list of users. */
export const readJson = (text: AsyncIterable<string>): AsyncGenerator<FileRecord> => readList(text);

/**
 * The objects of the list in a JSON document that is wanted. One that is broken is reported, and the
 * next one is read all the same.
 */
export async function* readList(
  text: AsyncIterable<string>,
  isWanted?: IsWanted,
): AsyncGenerator<FileRecord> {
  for await (const found of scanJson(text, isWanted)) {
    if (found === 'no list') yield { problem: 'There is no list of users in this document.' };
    else if (found === 'cut off') yield { problem: CUT_OFF };
    else if (found === 'too long') yield { problem: TOO_LONG };
    else yield recordOf(found);
  }
}
