import { IMPORT_FIELD_NAMES, type ImportField } from '@rolecall/schemas/import-fields';
import { COLUMN_NAME_LENGTH, isRow, type SourceRow } from '../import-file/record.ts';
import { IMPORT_FIELDS } from './import-fields.ts';

/** Which column holds which field. A dot leads into an object; `null` stands for none. */
export type Mapping = { [Field in ImportField]?: string | null };

/** What a row says of each field. */
export type Cells = { [Field in ImportField]?: unknown };

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
/** No file of users has more names of columns; one that has them for a purpose is not followed. */
const MOST_NAMES = 10_000;

/** A mapping that learns columns: in JSON the first rows need not have them all. */
export type LearntMapping = {
  mapping: Mapping;
  /** The columns that it knows: those whose names are longer than any column's are left out. */
  columns: ReadonlySet<string>;
  /** Notes columns, and finds the fields that they are the first to hold. */
  learn(columns: Iterable<string>): void;
};

/**
 * Which columns hold what: what the operator says, else what the system calls it, in any spelling,
 * else what is called as usual. Of several columns that came at once the usual order decides.
 */
export function learnMapping(system: Mapping, given: Mapping): LearntMapping {
  const mapping: Mapping = { ...system, ...given };
  const known = new Set<string>();
  const byName = new Map<string, string>();
  const wanted = new Map<ImportField, readonly string[]>();
  for (const field of IMPORT_FIELD_NAMES) {
    const own = system[field];
    if (field in given || own === null) continue;
    const usual = IMPORT_FIELDS[field];
    wanted.set(field, own === undefined ? usual : [bare(own), ...usual]);
  }
  const add = (column: string) => {
    if (known.size >= MOST_NAMES || column.length > COLUMN_NAME_LENGTH) return;
    known.add(column);
    byName.set(bare(column), column);
  };
  const find = (own: string | null | undefined, names: readonly string[]) => {
    if (own && (known.has(own) || known.has(topOf(own)))) return own;
    const name = names.find((one) => byName.has(one));
    return name === undefined ? undefined : byName.get(name);
  };
  return {
    mapping,
    columns: known,
    learn: (columns) => {
      const before = known.size;
      for (const column of columns) if (!known.has(column)) add(column);
      if (known.size === before) return;
      for (const [field, names] of wanted) {
        const column = find(system[field], names);
        if (column === undefined) continue;
        mapping[field] = column;
        wanted.delete(field);
      }
    },
  };
}

/** The column in which a field is, or the object that has it. */
export const topOf = (column: string): string => column.split('.')[0] ?? column;

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
