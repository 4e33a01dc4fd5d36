import type { Reader } from '@rolecall/db/database';

type PreparedQuery<Row> = { all(values: Record<string, unknown>): Promise<Row[]> };

/**
 * Queries that are built and prepared once for each reader and shape, and then only given values.
 * @returns looks up the query of a shape; `build` is called the first time
 */
export function preparedQueries<Row>() {
  const byReader = new WeakMap<Reader, Map<string, PreparedQuery<Row>>>();
  return (
    db: Reader,
    shape: string,
    build: (db: Reader) => { prepare(): PreparedQuery<Row> },
  ): PreparedQuery<Row> => {
    const known = byReader.get(db) ?? new Map<string, PreparedQuery<Row>>();
    byReader.set(db, known);
    const query = known.get(shape) ?? build(db).prepare();
    known.set(shape, query);
    return query;
  };
}
