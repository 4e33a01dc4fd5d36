import { CUT_OFF, MAX_RECORD_LENGTH } from './record.ts';

/** A line of cells; one that a database wrote for "nothing" is `null`. */
export type CsvLine = { cells: (string | null)[] } | { problem: string };

const NOT_CLOSED = 'A quote is opened in this row and never closed.';
const AFTER_QUOTE = 'Something follows a closing quote in this row.';
/** What databases write for "nothing", where it is not in quotes. */
const NOTHING = new Set(['NULL', '\\N']);

/**
 * Splits CSV into lines of cells. At most one record is held. A quote that is never closed costs its
 * own row alone: reading goes on at the next line.
 */
export async function* splitCsv(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvLine, void> {
  let rest = '';
  for await (const chunk of text) {
    rest += chunk;
    for (;;) {
      const found = nextLine(rest, delimiter, rest.length > MAX_RECORD_LENGTH);
      if (found === undefined) break;
      yield found.line;
      rest = rest.slice(found.end);
    }
  }
  while (rest !== '') {
    const { line, end } = nextLine(rest, delimiter, true) ?? {
      line: { problem: CUT_OFF },
      end: rest.length,
    };
    yield line;
    rest = rest.slice(end);
  }
}

/**
 * The first line of a text, and where the next begins.
 * @param isAll whether nothing follows that could complete it
 */
function nextLine(
  text: string,
  delimiter: string,
  isAll: boolean,
): { line: CsvLine; end: number } | undefined {
  const cells: (string | null)[] = [];
  let problem: string | undefined;
  for (let at = 0; ; ) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
    if (cell === undefined) return isAll ? skipLine(text, NOT_CLOSED) : undefined;
    let { end } = cell;
    const mark = text[end];
    if (mark === undefined && !isAll) return undefined;
    if (mark !== undefined && mark !== delimiter && mark !== '\n' && mark !== '\r') {
      // A quote that ends lines later, and not where a cell does, opens another cell.
      if (text.slice(at, end).includes('\n')) return skipLine(text, NOT_CLOSED);
      problem = AFTER_QUOTE;
      end = plainCell(text, end, delimiter).end;
    }
    cells.push(cell.value);
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    if (text[end] === '\r' && text[end + 1] === undefined && !isAll) return undefined;
    end += text.startsWith('\r\n', end) ? 2 : 1;
    return { line: problem === undefined ? { cells } : { problem }, end };
  }
}

function skipLine(text: string, problem: string) {
  const newline = text.indexOf('\n');
  return { line: { problem }, end: newline < 0 ? text.length : newline + 1 };
}

type Cell = { value: string | null; end: number };

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  for (; end < text.length; end++) {
    const mark = text[end];
    if (mark === delimiter || mark === '\n' || mark === '\r') break;
  }
  const value = text.slice(start, end);
  return { value: NOTHING.has(value) ? null : value, end };
}

/** @returns `undefined` when the quote is not closed in this text */
function quotedCell(text: string, start: number): Cell | undefined {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"') {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    from = quote + 2;
  }
}
