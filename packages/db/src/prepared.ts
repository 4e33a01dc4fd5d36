import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type Orm, ormOver, type RunStatement } from './statement.ts';

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

let lane: RunStatement | undefined;

/** Hands each statement to the lane that was set in the same turn. */
const builder = ormOver((sql, params, method) => {
  const run = lane;
  lane = undefined;
  if (run === undefined) throw new Error('A prepared statement runs in a lane only.');
  return run(sql, params, method);
});

/** Runs what asks `builder` for its rows before it returns, as drizzle's statements do. */
function runIn<T>(run: RunStatement, ask: () => T): T {
  lane = run;
  try {
    return ask();
  } finally {
    lane = undefined;
  }
}

/**
 * Prepares a statement for a hot path: drizzle takes 25 to 75 µs to build one, and 4 to fill one in.
 * @param build makes the statement, with `sql.placeholder(name)` for what changes
 */
export function prepare<Row>(build: (orm: Orm) => Preparable<Row>): Prepared<Row> {
  let made: ReturnType<Preparable<Row>['prepare']> | undefined;
  const statement = () => {
    made ??= build(builder).prepare();
    return made;
  };
  return {
    all: (run, values) => runIn(run, () => statement().all(values)),
    first: (run, values) => runIn(run, () => statement().get(values)),
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
  let made: ReturnType<ReturnType<typeof build>['prepare']> | undefined;
  return (run, values) =>
    runIn(run, () => {
      made ??= build(builder).prepare();
      return made.run(values);
    });
}
