/** How large the long texts of a page may be, in bytes: to write them holds everyone else up. */
const PAGE_TEXT_BYTES = 64 * 1024;
/** What a character that JSON or HTML escapes takes beside itself, in bytes: `"` becomes `&quot;`. */
const ESCAPE_BYTES = 5;

/**
 * How many rows with a long text fit on a page; at least one does.
 * @param textOf the long text of a row
 */
export function rowsThatFit<Row>(rows: Row[], textOf: (row: Row) => string): number {
  let bytes = 0;
  const first = rows.findIndex((row) => {
    bytes += writtenBytes(textOf(row));
    return bytes > PAGE_TEXT_BYTES;
  });
  return first === -1 ? rows.length : Math.max(1, first);
}

function writtenBytes(text: string): number {
  const escaped = text.match(/["&'<>\\\n]/g)?.length ?? 0;
  return Buffer.byteLength(text) + ESCAPE_BYTES * escaped;
}
