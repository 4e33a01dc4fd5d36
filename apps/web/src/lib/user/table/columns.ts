/** What the table can show of a user beside the name, in this order. */
export const COLUMNS = [
  'email',
  'username',
  'role',
  'status',
  'verified',
  'lastLoginAt',
  'createdAt',
  'updatedAt',
] as const;
export type Column = (typeof COLUMNS)[number];

const DEFAULT_COLUMNS: readonly Column[] = ['email', 'role', 'status', 'lastLoginAt', 'createdAt'];

/** How a choice of columns is kept: their names with a dot between, or `none`. */
export function writeColumns(chosen: readonly unknown[]): string {
  return COLUMNS.filter((column) => chosen.includes(column)).join('.') || 'none';
}

/** Reads a choice. What is no column is left out; without a choice it is the usual ones. */
export function readColumns(text: string | undefined): readonly Column[] {
  if (!text) return DEFAULT_COLUMNS;
  const names = text.split('.');
  return COLUMNS.filter((column) => names.includes(column));
}
