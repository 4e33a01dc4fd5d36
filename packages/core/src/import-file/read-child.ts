import { DomainError } from '../errors.ts';
import { boundedRecord, lengthOf } from './bounded-record.ts';
import { openSourceFile } from './open-source-file.ts';
import type { ReadOrder, ReadTurn } from './read-program.ts';
import type { FileRecord, SourceFile } from './record.ts';

/**
 * A program of its own: reads an uploaded file, some records whenever its parent asks. What is in a
 * file can hold a thread for ever within SQLite, where only the end of the process ends it.
 */

const TURN_RECORDS = 200;
const TURN_BYTES = 1024 * 1024;

let file: SourceFile | undefined;
let records: AsyncIterator<FileRecord> | undefined;

async function* recordsOf({ path, table }: ReadOrder): AsyncGenerator<FileRecord> {
  file = await openSourceFile(path, { table, isUploaded: true });
  for await (const record of file.records()) yield boundedRecord(record);
}

async function takeTurn(order: ReadOrder): Promise<ReadTurn> {
  records ??= recordsOf(order);
  const taken: FileRecord[] = [];
  for (let bytes = 0; taken.length < TURN_RECORDS && bytes < TURN_BYTES; ) {
    const { value, done } = await records.next();
    if (done) return { records: taken, table: file?.table?.(), isLast: true };
    taken.push(value);
    if ('value' in value) bytes += lengthOf(value.value);
  }
  return { records: taken, table: file?.table?.(), isLast: false };
}

function refusalOf(error: unknown): ReadTurn {
  const refusal = error instanceof DomainError ? error.fields : undefined;
  return { refusal: refusal ?? { file: [`It can't be read: ${error}`] } };
}

process.on('message', async (order: ReadOrder) => {
  process.send?.(await takeTurn(order).catch(refusalOf));
});
process.on('disconnect', () => process.exit());
// A terminal sends these to the whole group: the server ends this program when it is done.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
