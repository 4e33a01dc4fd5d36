import { type Prepared, prepare } from '@rolecall/db/prepared';

type Build<Row> = Parameters<typeof prepare<Row>>[0];

/**
 * Queries that differ by what they are asked for, each shape of them built once.
 * @returns looks up the query of a shape; `build` is called the first time
 */
export function preparedQueries<Row>() {
  const known = new Map<string, Prepared<Row>>();
  return (shape: string, build: Build<Row>): Prepared<Row> => {
    const query = known.get(shape) ?? prepare(build);
    known.set(shape, query);
    return query;
  };
}
