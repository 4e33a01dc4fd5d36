import type { SourceRow } from '../import-file/record.ts';
import type { Mapping } from './mapping.ts';

/** A row as the mapping reads it, or why it is no one; `undefined` where it is not about people. */
export type AdaptedRow = { row: SourceRow } | { skipped: string } | undefined;

/** Where an export comes from, and what is particular about it. */
export type SourceSystem = {
  name: string;
  /** Which columns hold what; fields that are not here are looked for by their usual names. */
  columns: Mapping;
  /** What an operator should know before the rows are taken. */
  warnings?: readonly string[];
  /** Brings a row into the form in which `columns` reads it. */
  adapt?(row: SourceRow): AdaptedRow;
};
