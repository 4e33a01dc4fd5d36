/** One entry of a file as it was read, or why it could not be. Rows count from 1, headings not. */
export type FileRecord = { value: SourceRow } | { problem: string };

/** The cells of a row, or the members of an object, by their names. */
export type SourceRow = Record<string, unknown>;

export type FileFormat = 'csv' | 'json' | 'ndjson' | 'sqlite';

/** A file that could be opened, and what is in it, one record after the other. */
export type SourceFile = {
  format: FileFormat;
  /** The table that is read, where the file has several; known once the first record is. */
  table?: () => string | undefined;
  records(): AsyncGenerator<FileRecord> | Generator<FileRecord>;
};

/** No record of a person is longer; more is no record, but a file that is broken. */
export const MAX_RECORD_LENGTH = 1024 * 1024;

/** No file of users has more; each would be a member of an object for each row. */
export const COLUMNS_MAX = 1_000;

/** How long the name of a column may be, in characters: it is said in each answer about the import. */
export const COLUMN_NAME_LENGTH = 200;

export const TOO_LONG = 'This row is longer than 1 MiB.';
export const TOO_DEEP = 'This row is nested too deeply.';
export const CUT_OFF = 'The file ends in the middle of this row.';

export const isRow = (value: unknown): value is SourceRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
