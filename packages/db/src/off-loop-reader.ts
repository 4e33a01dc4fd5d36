import { inOneRow, rowsIn } from './in-one-row.ts';
import { type OffLoopStatement, openReader, toSqlValue } from './native.ts';

/** How many queries a connection prepares before another one takes its place. */
const QUERIES_LIMIT = 200;
/** How much of the file a connection keeps in memory, in KiB: lists read the same pages again. */
const CACHE_KIB = 8_000;
/** How long a read waits for a lock on its own thread, in milliseconds. */
const BUSY_TIMEOUT_MS = 1_000;

/** A read-only connection that runs one statement at a time, on another thread. */
export type OffLoopReader = {
  /** @param isCancelled asked before it starts: there is nothing to interrupt until then */
  read(sql: string, params: unknown[], isCancelled: () => boolean): Promise<unknown[]>;
  /** Whether it has prepared so many statements that it should be closed. */
  isFull(): boolean;
  /** Ends the statement that runs. */
  interrupt(): void;
  close(): void;
};

/** @param path an existing database file */
export function openOffLoopReader(path: string): OffLoopReader {
  const connection = openReader(path, BUSY_TIMEOUT_MS);
  connection.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  /** All that were ever prepared: none may be given up while another runs. */
  const statements = new Map<string, { plain: OffLoopStatement; inOneRow: OffLoopStatement }>();

  async function prepared(sql: string): Promise<OffLoopStatement> {
    const known = statements.get(sql);
    if (known !== undefined) return known.inOneRow;
    const plain = await connection.prepareOffLoop(sql);
    const wrapped = await connection.prepareOffLoop(inOneRow(sql, plain.columns().length));
    statements.set(sql, { plain, inOneRow: wrapped });
    return wrapped;
  }

  return {
    read: async (sql, params, isCancelled) => {
      const statement = await prepared(sql);
      if (isCancelled()) throw new Error('It was cancelled before it started.');
      const [row] = await statement.all(params.map(toSqlValue));
      return rowsIn(row);
    },
    interrupt: connection.interrupt,
    isFull: () => statements.size >= QUERIES_LIMIT,
    close: connection.close,
  };
}
