import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { isDeep } from '@rolecall/schemas/is-deep';
import { parseShallowJson } from '@rolecall/schemas/parse-shallow-json';
import { fileProblem } from '../file-problem.ts';
import { hasRowsOnLines } from './has-rows-on-lines.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readNdjson } from './read-ndjson.ts';
import { isPhpMyAdmin, readPhpMyAdmin } from './read-php-my-admin.ts';
import { readSqlite } from './read-sqlite.ts';
import { type FileFormat, isRow, MAX_RECORD_LENGTH, type SourceFile } from './record.ts';
import { LISTS } from './scan-json.ts';
import { unreadableFile } from './unreadable-file.ts';

/** Some lines of any file, and the whole of a first line that is no longer than a row may be. */
const START_BYTES = MAX_RECORD_LENGTH + 64 * 1024;
const SQLITE = 'SQLite format 3\0';
const NO_TABLES = 'Only SQLite files and JSON exports of phpMyAdmin have tables.';
const BYTE_ORDER_MARK = '\uFEFF';
/** How what databases write as SQL begins, and XML and HTML. No line of headings does. */
const SQL = /^(?:--|\/\*|(?:SET|CREATE|INSERT|DROP|PRAGMA|BEGIN)\s)/i;
const MARKUP = /^<[?!a-z]/i;
/** How UTF-16 begins, and compressed files. */
const OTHERS: [string, string][] = [
  ['fffe', 'UTF-16: save it as UTF-8'],
  ['feff', 'UTF-16: save it as UTF-8'],
  ['1f8b', 'compressed: decompress it first'],
  ['5047444d50', 'a dump of PostgreSQL: save the table of users as CSV'],
  ['504b0304', 'a ZIP archive or an Excel workbook: unpack it, or save it as CSV'],
];

/**
 * Opens a file, and tells its format by how it begins.
 * @param options.table the table of users where a file has several and it is not called as usual
 * @param options.isUploaded whether it is read with the caution that a file of a stranger takes
 * @throws DomainError VALIDATION_FAILED when the file can't be imported
 */
export async function openSourceFile(
  path: string,
  {
    table,
    isUploaded = false,
  }: { table?: string | undefined; isUploaded?: boolean | undefined } = {},
): Promise<SourceFile> {
  const bytes = await startOf(path);
  const other = OTHERS.find(([start]) => bytes.toString('hex').startsWith(start));
  if (other) throw unreadableFile(`This file is ${other[1]}.`);
  let found: string | undefined;
  const onTable = (name: string) => {
    found = name;
  };
  const tabled = { table: () => found };
  const options = { table, isUploaded, onTable };
  if (bytes.subarray(0, SQLITE.length).toString('latin1') === SQLITE) {
    return { ...tabled, format: 'sqlite', records: () => readSqlite(path, options) };
  }
  if (bytes.includes(0)) throw unreadableFile('This file is no text in UTF-8: save it as UTF-8.');
  const start = bytes.toString('utf8').replace(BYTE_ORDER_MARK, '').trimStart();
  if (isPhpMyAdmin(start)) {
    return {
      ...tabled,
      format: 'json',
      records: () => readPhpMyAdmin(() => textOf(path), options),
    };
  }
  if (table !== undefined) throw unreadableFile(NO_TABLES, 'table');
  if (start === '') throw unreadableFile('This file is empty.');
  if (SQL.test(start)) {
    throw unreadableFile('This file is an SQL dump: save the table of users as CSV or JSON.');
  }
  if (MARKUP.test(start)) {
    throw unreadableFile('This file is XML or HTML: save it as CSV or JSON.');
  }
  const format = textFormatOf(start) ?? ((await hasRowsOnLines(path)) ? 'ndjson' : 'json');
  const readers = { csv: readCsv, json: readJson, ndjson: readNdjson };
  return { format, records: () => readers[format](textOf(path), start) };
}

async function startOf(path: string): Promise<Buffer> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadableFile(`This file can't be read: ${fileProblem(error)}`);
  }
}

/** The format of a text; `undefined` where its first line does not end in what is here of it. */
function textFormatOf(start: string): Exclude<FileFormat, 'sqlite'> | undefined {
  if (start.startsWith('[')) return 'json';
  if (!start.startsWith('{')) return 'csv';
  const end = start.indexOf('\n');
  const first = (end < 0 ? start : start.slice(0, end)).trimEnd();
  const isOneLine = end < 0 || start.slice(end).trimStart() === '';
  if (first.length > MAX_RECORD_LENGTH) return undefined;
  const value = parseShallowJson(first);
  // A whole document may stand on one line.
  const isDocument =
    isOneLine && isRow(value) && Object.keys(value).some((name) => LISTS.has(name.toLowerCase()));
  return (isRow(value) && !isDocument) || isDeep(first) ? 'ndjson' : 'json';
}

async function* textOf(path: string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const text = String(chunk);
    yield isFirst ? text.replace(BYTE_ORDER_MARK, '') : text;
    isFirst = false;
  }
}
