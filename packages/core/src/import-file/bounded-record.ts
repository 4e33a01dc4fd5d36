import {
  COLUMN_NAME_LENGTH,
  COLUMNS_MAX,
  type FileRecord,
  MAX_RECORD_LENGTH,
  type SourceRow,
  TOO_LONG,
} from './record.ts';

const NAME_TOO_LONG = `It has a column whose name is longer than ${COLUMN_NAME_LENGTH} characters.`;

/** A record as a person's can be, or that it is too large for one. */
export function boundedRecord(record: FileRecord): FileRecord {
  if ('problem' in record) return record;
  const columns = Object.keys(record.value);
  if (columns.length > COLUMNS_MAX) return { problem: tooManyColumns(columns.length) };
  if (columns.some((name) => name.length > COLUMN_NAME_LENGTH)) return { problem: NAME_TOO_LONG };
  return lengthOf(record.value) > MAX_RECORD_LENGTH ? { problem: TOO_LONG } : record;
}

export const tooManyColumns = (count: number) =>
  `It has ${count} columns; at most ${COLUMNS_MAX} are read.`;

/** About how many bytes a row takes. */
export function lengthOf(row: SourceRow): number {
  let length = 0;
  for (const [name, value] of Object.entries(row)) length += name.length + cellLengthOf(value);
  return length;
}

function cellLengthOf(value: unknown): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length;
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : 8;
}
