import { createReadStream } from 'node:fs';

/**
 * Whether the first line of a file ends like an object and the next begins like one: a file with a
 * row on each line, whose first is too long to be read as one. Any other text is one document.
 */
export async function hasRowsOnLines(path: string): Promise<boolean> {
  let last = '';
  let isFirstLine = true;
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    const text = String(chunk);
    const newline = isFirstLine ? text.indexOf('\n') : -1;
    const line = newline < 0 ? text : text.slice(0, newline);
    if (isFirstLine) last = line.trimEnd().at(-1) ?? last;
    if (isFirstLine && newline < 0) continue;
    if (last !== '}') return false;
    const next = (isFirstLine ? text.slice(newline) : text).trimStart();
    if (next !== '') return next.startsWith('{');
    isFirstLine = false;
  }
  return false;
}
