import { constants, Database } from 'bun:sqlite';
import { DomainError } from '../errors.ts';
import { chooseTable, type TableOptions } from './choose-table.ts';
import { type Credentials, findCredentials } from './credentials.ts';
import { CUT_OFF, type FileRecord, MAX_RECORD_LENGTH, type SourceRow } from './record.ts';
import { unreadableFile } from './unreadable-file.ts';

/** The most that the cells of one row take together, in bytes. */
const ROW_BYTES = 16 * MAX_RECORD_LENGTH;
const REASON_LENGTH = 200;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

type Options = TableOptions & {
  /** Whether views and computed columns are left out, whose expressions could take any time and memory. */
  isUploaded: boolean;
};

/** The rows of a table of an SQLite file, which is not written to. A cell that is too long is empty. */
export function* readSqlite(
  path: string,
  { table, isUploaded, onTable }: Options,
): Generator<FileRecord> {
  const database = open(path, isUploaded);
  try {
    const kinds = isUploaded ? "('table')" : "('table', 'view')";
    // By what SQLite made of it: how it is written can be hidden.
    const tables = namesOf(
      database,
      `select name from pragma_table_list where schema = 'main' and type in ${kinds}`,
    );
    const names = tables.filter((one) => !one.startsWith('sqlite_'));
    const name = chooseTable(names, table);
    onTable(name);
    for (const row of database.query<SourceRow, []>(queryFor(database, name, tables)).iterate()) {
      yield { value: row };
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    yield { problem: `${CUT_OFF} (${reasonOf(error)})` };
  } finally {
    database.close();
  }
}

function open(path: string, isUploaded: boolean): Database {
  try {
    const database = isUploaded ? openAlone(path) : new Database(path, { readonly: true });
    // A file can ask for a cache of any size; this is 8 MiB. Nothing is read before the query.
    database.run('pragma cache_size = -8192');
    database.query('select count(*) from sqlite_schema').get();
    return database;
  } catch (error) {
    throw unreadableFile(`This SQLite file can't be opened: ${reasonOf(error)}.`);
  }
}

/** What came alone has no write-ahead log, and SQLite leaves none beside it. */
function openAlone(path: string): Database {
  const url = `file:${encodeURIComponent(path)}?immutable=1`;
  return new Database(url, constants.SQLITE_OPEN_READONLY | constants.SQLITE_OPEN_URI);
}

/** SQLite's own words, which can repeat names of the file. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, REASON_LENGTH);
}

const namesOf = (database: Database, sql: string) =>
  database
    .query<{ name: string }, []>(sql)
    .all()
    .map(({ name }) => name);

/** The stored columns, cut where one is longer than any cell of a person. */
function queryFor(database: Database, table: string, tables: string[]): string {
  const names = columnsOf(database, table);
  const most = Math.min(MAX_RECORD_LENGTH, Math.floor(ROW_BYTES / names.length));
  const columns = names.map((name) => {
    const column = `people.${quoted(name)}`;
    return `iif(octet_length(${column}) > ${most}, null, ${column}) as ${quoted(name)}`;
  });
  const people = `${quoted(table)} as people`;
  const credentials = names.includes('id')
    ? findCredentials(tables, (name) => columnsOf(database, name))
    : undefined;
  if (credentials === undefined) return `select ${columns.join()} from ${people}`;
  return `select ${columns.join()}, credential.password as password from ${people}
    ${joined(credentials)}`;
}

/** Passwords in a table of their own, which may have no index: it is read once. */
function joined({ table, ...names }: Credentials): string {
  const [userId, providerId, password] = [names.userId, names.providerId, names.password].map(
    quoted,
  );
  return `left join (
    select ${userId} as userId, max(${password}) as password from ${quoted(table)}
    where ${providerId} = 'credential' and octet_length(${password}) <= ${MAX_RECORD_LENGTH}
    group by ${userId}
  ) as credential on credential.userId = people.id`;
}

/** Without those that are computed. */
const columnsOf = (database: Database, table: string) =>
  namesOf(database, `select name from pragma_table_info(${asText(table)})`);

const asText = (text: string) => `'${text.replaceAll("'", "''")}'`;
