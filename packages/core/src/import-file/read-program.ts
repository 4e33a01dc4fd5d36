import { fileURLToPath } from 'node:url';
import type { FileRecord } from './record.ts';

/** What makes the executable the program that reads an uploaded file, instead of a server. */
export const READ_ARGUMENT = 'read-uploaded-file';

const SOURCE = fileURLToPath(new URL('./read-child.ts', import.meta.url));

/** The command line of the program that reads an uploaded file. */
export const READ_COMMAND = Bun.isStandaloneExecutable
  ? [process.execPath, READ_ARGUMENT]
  : [process.execPath, '--no-env-file', SOURCE];

/** Which file it reads; each asks for its next records. */
export type ReadOrder = { path: string; table?: string | undefined };

/** The answer: the next records, or why the file can't be imported. */
export type ReadTurn =
  | { records: FileRecord[]; table: string | undefined; isLast: boolean }
  | { refusal: Refusal };

/** Reasons by what is to be changed: the file, or how it is read. */
export type Refusal = Record<string, string[]>;
