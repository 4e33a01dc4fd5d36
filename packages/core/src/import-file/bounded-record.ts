import {
  COLUMNS_MAX,
  type FileRecord,
  MAX_RECORD_LENGTH,
  type SourceRow,
  TOO_LONG,
} from './record.ts';

/** A record as a person's can be, or that it is too large for one. */
export function boundedRecord(record: FileRecord): FileRecord {
  if ('problem' in record) return record;
  const columns = Object.keys(record.value).length;
  if (columns > COLUMNS_MAX) return { problem: tooManyColumns(columns) };
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
