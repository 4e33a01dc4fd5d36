import { IMPORT_FIELD_NAMES, type ImportField } from '@rolecall/schemas/import-fields';
import { isRow, type SourceRow } from '../import-file/record.ts';
import { IMPORT_FIELDS } from './import-fields.ts';

/** Which column holds which field. A dot leads into an object; `null` stands for none. */
export type Mapping = { [Field in ImportField]?: string | null };

/** What a row says of each field. */
export type Cells = { [Field in ImportField]?: unknown };

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The columns that are called as usual, field by field. */
export function usualMapping(columns: Iterable<string>): Mapping {
  const byName = new Map([...columns].map((column) => [bare(column), column]));
  const mapping: Mapping = {};
  for (const field of IMPORT_FIELD_NAMES) {
    const name = IMPORT_FIELDS[field].find((usual) => byName.has(usual));
    if (name !== undefined) mapping[field] = byName.get(name) ?? null;
  }
  return mapping;
}

/** What a row says, field by field. */
export function cellsOf(row: SourceRow, mapping: Mapping): Cells {
  const cells: Cells = {};
  for (const field of IMPORT_FIELD_NAMES) {
    const column = mapping[field];
    if (column) cells[field] = cellAt(row, column);
  }
  return cells;
}

function cellAt(row: SourceRow, column: string): unknown {
  if (Object.hasOwn(row, column)) return row[column];
  let value: unknown = row;
  for (const name of column.split('.')) {
    value = isRow(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
