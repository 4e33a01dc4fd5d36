type Pages = AsyncIterable<unknown[]>;

const isPages = (value: object): value is Pages => Symbol.asyncIterator in value;

/**
 * An object as JSON, piece by piece: a member that comes in pages is written as one list, a piece
 * for each page, and everything else as it stands.
 */
export async function* jsonPieces(
  members: Record<string, string | object>,
): AsyncGenerator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(members)) {
    const head = `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (typeof value === 'object' && isPages(value)) yield* listPieces(head, value);
    else yield head + JSON.stringify(value);
  }
  yield before === '{' ? '{}' : '}';
}

async function* listPieces(head: string, pages: Pages): AsyncGenerator<string> {
  let before = `${head}[`;
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield before + JSON.stringify(page).slice(1, -1);
    before = ',';
  }
  yield before === ',' ? ']' : `${before}]`;
}
