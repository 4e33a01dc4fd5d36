import { tooManyColumns } from './bounded-record.ts';
import { firebaseColumns } from './firebase-columns.ts';
import { COLUMNS_MAX, type FileRecord, type SourceRow } from './record.ts';
import { splitCsv } from './split-csv.ts';
import { unreadableFile } from './unreadable-file.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** Where spreadsheets are told the delimiter, in a line before the headings. */
const DELIMITER_LINE = /^sep=(.)\r?\n/i;

/** The delimiter that the line of headings has most of. */
function delimiterOf(line: string): string {
  const counts = DELIMITERS.map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/**
 * The rows of a CSV file (RFC 4180), by the headings of its first line. A row that is broken is
 * reported, and the next one is read all the same.
 * @param start how the file begins, to tell the delimiter by
 * @throws DomainError VALIDATION_FAILED when there are more columns than any file of users has
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  start: string,
): AsyncGenerator<FileRecord> {
  const [, told] = DELIMITER_LINE.exec(start) ?? [];
  const lines = splitCsv(text, told ?? delimiterOf(start.split(/\r?\n/, 1)[0] ?? ''));
  if (told !== undefined) await lines.next();
  const { value: head } = await lines.next();
  if (head === undefined || 'problem' in head) return;
  if (head.cells.length > COLUMNS_MAX) throw unreadableFile(tooManyColumns(head.cells.length));
  const firebase = firebaseColumns(head.cells);
  const names = firebase ?? head.cells.map((cell) => (cell ?? '').trim());
  if (firebase !== undefined) yield rowOf(names, head.cells);
  for await (const line of lines) {
    if ('problem' in line) yield line;
    else if (line.cells.length > 1 || line.cells[0]) yield rowOf(names, line.cells);
  }
}

function rowOf(names: string[], cells: (string | null)[]): FileRecord {
  if (cells.length < names.length || cells.slice(names.length).some(Boolean)) {
    return { problem: `It has ${cells.length} cells; there are ${names.length} headings.` };
  }
  const value: SourceRow = {};
  for (const [index, name] of names.entries()) value[name] = cells[index];
  return { value };
}
