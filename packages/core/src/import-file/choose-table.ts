import { unreadableFile } from './unreadable-file.ts';

/** What tables of users are called where the operator does not say. */
const USUAL_TABLES = ['users', 'user', 'auth_user', 'accounts', 'wp_users'];
const NAMES_SHOWN = 50;

/** Where the rows of one table are read, of several. */
export type TableOptions = {
  table?: string | undefined;
  /** Told which table it is, before the first row. */
  onTable: (name: string) => void;
};

/**
 * The table that is wanted, or the one that is called like a table of users.
 * @throws DomainError VALIDATION_FAILED when there is none
 */
export function chooseTable(tables: readonly string[], wanted: string | undefined): string {
  const names = wanted === undefined ? USUAL_TABLES : [wanted];
  const found = names
    .map((name) => tables.find((table) => table.toLowerCase() === name.toLowerCase()))
    .find((table) => table !== undefined);
  if (found !== undefined) return found;
  const all = tables.slice(0, NAMES_SHOWN).join(', ');
  throw unreadableFile(
    wanted === undefined
      ? `Choose the table with the users: ${all}.`
      : `This file has no table ${wanted}. Tables: ${all}.`,
    'table',
  );
}
