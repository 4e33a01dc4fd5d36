import { FirebaseHashConfig } from '../hash-kind/firebase-scrypt.ts';
import { lengthOf } from '../import-file/bounded-record.ts';
import { openSourceFile } from '../import-file/open-source-file.ts';
import { openUploadedFile } from '../import-file/open-uploaded-file.ts';
import type { FileFormat, FileRecord, SourceRow } from '../import-file/record.ts';
import { unreadableFile } from '../import-file/unreadable-file.ts';
import { cellsOf, learnMapping, type Mapping, topOf } from '../import-system/mapping.ts';
import type { SourceSystem } from '../import-system/source-system.ts';
import { systemOf } from '../import-system/source-systems.ts';
import { shown } from './cell-problem.ts';
import type { ImportOptions } from './import-options.ts';
import { type PersonReading, readPerson } from './read-person.ts';

/** How many records are looked at to tell the system and the columns. */
const PEEKED = 100;
const PEEKED_BYTES = 4 * 1024 * 1024;

/** How many columns an error names. */
const NAMES_SHOWN = 50;

/** A row of the file, by its number; what is not about people has none. */
export type ImportRow = { row: number; reading: PersonReading };

/** A file that is understood as far as its first rows go. */
export type OpenImport = {
  format: FileFormat;
  system: string;
  /** The table that is read, where the file has several. */
  table: string | undefined;
  /** Later rows may add to it: JSON leaves out what is empty. */
  mapping: Mapping;
  /** Columns of the first rows that nothing is taken from. */
  unused: string[];
  warnings: readonly string[];
  rows(): AsyncGenerator<ImportRow>;
};

/**
 * Opens an export of any system, and tells which one it is and which columns hold what.
 * @throws DomainError VALIDATION_FAILED when the file can't be imported
 */
export async function openImport(path: string, options: ImportOptions): Promise<OpenImport> {
  const open = options.isUploaded ? openUploadedFile : openSourceFile;
  const file = await open(path, options);
  const { rows: first, problem } = await peek(file.records());
  const firebaseConfig = hashConfigOf(options.firebaseConfig);
  const system = systemOf(columnsOf(first), firebaseConfig);
  const { mapping, columns, learn } = learnMapping(system.columns, options.map ?? {});
  learn(columnsOf(first.map((row) => adapted(system, row) ?? {})));
  if (first.length === 0 && problem !== undefined) throw unreadableFile(problem);
  const names = [...columns].slice(0, NAMES_SHOWN).join(', ');
  // Every row of a table has all columns; JSON leaves out what is empty.
  const lacking = file.format.endsWith('json')
    ? undefined
    : Object.values(options.map ?? {}).find(
        (column) => column && !columns.has(topOf(column)) && !columns.has(column),
      );
  if (lacking && first.length > 0) {
    throw unreadableFile(
      `There is no column ${shown(lacking)}. Choose one of the columns: ${names}.`,
      'map',
    );
  }
  if (!mapping.email) {
    throw unreadableFile(
      `No email column found. Choose one of the columns: ${names}. Files that can be imported are CSV with a line of headings, JSON, NDJSON and SQLite.`,
      'map',
    );
  }
  const rules = {
    now: options.now,
    isSpreadsheet: file.format === 'csv',
    roles: options.roles ?? {},
    get assumeVerified() {
      return options.assumeVerified === true && !mapping.emailVerified;
    },
    requireName: options.requireName === true,
  };
  const used = new Set(Object.values(mapping).map((column) => column && topOf(column)));
  return {
    format: file.format,
    system: system.name,
    table: file.table?.(),
    mapping,
    warnings: system.warnings ?? [],
    unused: [...columns].filter((column) => !used.has(column)),
    rows: async function* () {
      let row = 0;
      for await (const record of file.records()) {
        const reading = readRecord(record);
        if (reading !== undefined) yield { row: ++row, reading };
      }
    },
  };

  function readRecord(record: FileRecord): PersonReading | undefined {
    if ('problem' in record) return { email: undefined, invalid: [record.problem] };
    const found = system.adapt === undefined ? { row: record.value } : system.adapt(record.value);
    if (found === undefined || 'skipped' in found) return found;
    if (file.format.endsWith('json')) learn(Object.keys(found.row));
    return readPerson(cellsOf(found.row, mapping), rules);
  }
}

/** The first rows, and what is wrong with the first record that is none. */
async function peek(records: AsyncIterable<FileRecord> | Iterable<FileRecord>) {
  const rows: SourceRow[] = [];
  let problem: string | undefined;
  let bytes = 0;
  for await (const record of records) {
    if ('value' in record) {
      rows.push(record.value);
      bytes += lengthOf(record.value);
    } else {
      problem ??= record.problem;
    }
    if (rows.length >= PEEKED || bytes >= PEEKED_BYTES) break;
  }
  return { rows, problem };
}

const columnsOf = (rows: SourceRow[]) => new Set(rows.flatMap((row) => Object.keys(row)));

function adapted(system: SourceSystem, row: SourceRow): SourceRow | undefined {
  if (system.adapt === undefined) return row;
  const found = system.adapt(row);
  return found && 'row' in found ? found.row : undefined;
}

function hashConfigOf(config: unknown): object | undefined {
  if (config === undefined || config === null) return undefined;
  const { data } = FirebaseHashConfig.safeParse(config);
  if (data !== undefined) return data;
  throw unreadableFile(
    'The Firebase parameters must have algorithm SCRYPT, base64_signer_key, base64_salt_separator, rounds and mem_cost.',
    'firebaseConfig',
  );
}
