import { yieldToEventLoop } from '../yield-to-event-loop.ts';

/**
 * Reads a list to its end, page by page: each is read when the one before has been taken, and others
 * have their turn in between. However long the list is, one page of it is in memory.
 * @param read the page after a position
 * @param positionOf by what the list is sorted
 */
export async function* pagesOf<Row, Item, Position>(
  read: (after: Position | undefined) => Promise<Row[]>,
  positionOf: (row: Row) => Position,
  toItem: (row: Row) => Item,
): AsyncGenerator<Item[]> {
  for (let after: Position | undefined; ; ) {
    await yieldToEventLoop();
    const rows = await read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(toItem);
    after = positionOf(last);
  }
}
