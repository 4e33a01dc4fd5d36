/** What better-auth and its adapters call the table of credentials and its columns, in lower case. */
const TABLES = ['account', 'accounts'];
const COLUMNS = {
  userId: ['userid', 'user_id'],
  providerId: ['providerid', 'provider_id'],
  password: ['password'],
} as const;

/** Where better-auth keeps passwords: a table of their own. */
export type Credentials = { table: string } & Record<keyof typeof COLUMNS, string>;

/**
 * The table of credentials among those of a file, if there is one.
 * @param columnsOf tells the columns of a table
 */
export function findCredentials(
  tables: readonly string[],
  columnsOf: (table: string) => string[],
): Credentials | undefined {
  const table = tables.find((name) => TABLES.includes(name.toLowerCase()));
  if (table === undefined) return undefined;
  const columns = columnsOf(table);
  const named = (usual: readonly string[]) =>
    columns.find((column) => usual.includes(column.toLowerCase()));
  const [userId, providerId, password] = [
    named(COLUMNS.userId),
    named(COLUMNS.providerId),
    named(COLUMNS.password),
  ];
  if (userId === undefined || providerId === undefined || password === undefined) return undefined;
  return { table, userId, providerId, password };
}
