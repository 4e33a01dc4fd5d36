/** How large the rows of a page may be as JSON, in bytes: a response is at most 1 MiB. */
const PAGE_BYTES = 1_000_000;
/** What a row has beside its long text, at most: ids, times, the names of its author. */
const REST_BYTES = 1_500;

/**
 * How many rows with a long text fit on a page; at least one does.
 * @param textOf the long text of a row
 */
export function rowsThatFit<Row>(rows: Row[], textOf: (row: Row) => string): number {
  let bytes = 0;
  const isOver = (row: Row) => {
    bytes += REST_BYTES + Buffer.byteLength(JSON.stringify(textOf(row)));
    return bytes > PAGE_BYTES;
  };
  const first = rows.findIndex(isOver);
  return first === -1 ? rows.length : Math.max(1, first);
}
