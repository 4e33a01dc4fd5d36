import { parseJson } from '@rolecall/schemas/parse-json';
import { chooseTable, type TableOptions } from './choose-table.ts';
import { readList } from './read-json.ts';
import type { FileRecord } from './record.ts';
import { scanJson } from './scan-json.ts';

const START = /^\[\s*\{\s*"type"\s*:\s*"header"/;
const TABLES_MAX = 1_000;

/** Whether a text that begins so is a JSON export of phpMyAdmin: a list of tables, each with a list of rows. */
export const isPhpMyAdmin = (start: string): boolean => START.test(start);

/**
 * The rows of one table of phpMyAdmin's JSON export: of the only one, or as with a database.
 * @param open begins the text anew
 * @throws DomainError VALIDATION_FAILED when there is no such table
 */
export async function* readPhpMyAdmin(
  open: () => AsyncIterable<string>,
  { table, onTable }: TableOptions,
): AsyncGenerator<FileRecord> {
  const tables = new Set<string>();
  const note = (depth: number, strings: readonly string[]) => {
    const name = tableName(depth, strings);
    if (name !== undefined && tables.size < TABLES_MAX) tables.add(name);
    return false;
  };
  // It finds no list, and so reads to the end.
  await Array.fromAsync(scanJson(open(), note));
  const names = [...tables];
  const name = chooseTable(names, table ?? (names.length === 1 ? names[0] : undefined));
  onTable(name);
  yield* readList(open(), (depth, strings) => tableName(depth, strings) === name);
}

/** Whose rows a list is, if it is a list of rows: `{"type":"table","name":"users",…,"data":[`. */
function tableName(depth: number, strings: readonly string[]): string | undefined {
  if (depth !== 3 || strings.at(-1) !== 'data') return undefined;
  const name = parseJson(`"${strings[strings.indexOf('name') + 1]}"`);
  return typeof name === 'string' ? name : undefined;
}
