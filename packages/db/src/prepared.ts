import { DrizzleQueryError, is, Param, Placeholder, type SQL, sql } from 'drizzle-orm';
import { rowReader, type SelectedField } from './row-reader.ts';
import { type Method, type Orm, ormOver, type RunStatement } from './statement.ts';

/** Values for the placeholders of a prepared statement, by their names. */
export type Values = Record<string, unknown>;

/** A statement whose SQL is built once in the life of the process, for any lane. */
export type Prepared<Row> = {
  all(run: RunStatement, values: Values): Promise<Row[]>;
  first(run: RunStatement, values: Values): Promise<Row | undefined>;
};

/** A statement that gives back no rows. */
export type PreparedWrite = (run: RunStatement, values: Values) => Promise<unknown>;

type Preparable<Row> = {
  prepare(): {
    all(values: Values): Promise<Row[]>;
    get(values: Values): Promise<Row | undefined>;
  };
};

/** What drizzle makes of a statement once, under names that its types leave out. */
type Built = {
  query: { sql: string; params: unknown[] };
  fields?: SelectedField[];
  joinsNotNullableMap?: Record<string, boolean>;
};

const builder = ormOver(() => {
  throw new Error('A prepared statement runs in a lane only.');
});

/** A statement as SQLite gets it, and what its values and rows are for drizzle. */
function compile<Row>(built: Built) {
  const { query, fields = [], joinsNotNullableMap } = built;
  const { sql } = query;
  const fill = query.params.map(fillerOf);
  const read = rowReader<Row>(fields, joinsNotNullableMap);
  return {
    read,
    run: async (run: RunStatement, values: Values, method: Method) => {
      const params = fill.map((value) => value(values));
      try {
        return (await run(sql, params, method)).rows;
      } catch (error) {
        throw new DrizzleQueryError(sql, params, error as Error);
      }
    },
  };
}

/** Where the value of a parameter comes from. */
function fillerOf(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return (values) => givenFor(param.name, values);
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { name } = param.value;
    return (values) => param.encoder.mapToDriverValue(givenFor(name, values));
  }
  return () => param;
}

/** @throws Error for a name without a value: a column of booleans would store it as false */
function givenFor(name: string, { [name]: value }: Values): unknown {
  if (value === undefined) throw new Error(`No value for placeholder "${name}" was provided`);
  return value;
}

/**
 * Prepares a statement for a hot path: drizzle takes 25 to 75 µs to build one, and 4 to run it.
 * @param build makes the statement, with `sql.placeholder(name)` for what changes
 */
export function prepare<Row>(build: (orm: Orm) => Preparable<Row>): Prepared<Row> {
  const statement = once(() => compile<Row>(build(builder).prepare() as unknown as Built));
  return {
    all: async (run, values) => {
      const { read, run: rowsOf } = statement();
      return (await rowsOf(run, values, 'all')).map((row) => read(row as unknown[]));
    },
    first: async (run, values) => {
      const { read, run: rowOf } = statement();
      const row: unknown[] | undefined = await rowOf(run, values, 'get');
      return row && read(row);
    },
  };
}

/**
 * A placeholder for a value that comes as it is stored, and may be `null`: drizzle encodes a plain
 * placeholder by its column, and cannot encode `null`.
 */
export const asStored = (name: string): SQL => sql`${sql.placeholder(name)}`;

/** The same for each of these columns. The cast holds: it has those names and no others. */
export function allAsStored<Name extends string>(names: readonly Name[]): Record<Name, SQL> {
  const made = names.map((name) => [name, asStored(name)]);
  return Object.fromEntries(made) as Record<Name, SQL>;
}

/** A placeholder for each of these columns. The cast holds: it has those names and no others. */
export function placeholders<Name extends string>(
  names: readonly Name[],
): Record<Name, Placeholder<Name>> {
  const made = names.map((name) => [name, sql.placeholder(name)]);
  return Object.fromEntries(made) as Record<Name, Placeholder<Name>>;
}

/** Prepares a write that gives back no rows. */
export function prepareWrite(
  build: (orm: Orm) => { prepare(): { run(values: Values): Promise<unknown> } },
): PreparedWrite {
  const statement = once(() => compile(build(builder).prepare() as unknown as Built));
  return (run, values) => statement().run(run, values, 'run');
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
