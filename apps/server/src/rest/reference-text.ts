import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const REFERENCE = fileURLToPath(new URL('../../../../docs/openapi.json', import.meta.url));

let text: string | undefined;

/**
 * The description of REST as `bun run openapi` wrote it, without its line breaks. To generate it
 * takes a third of a second of each start, and the libraries that do it.
 */
export function referenceText(): string {
  text ??= JSON.stringify(JSON.parse(readFileSync(REFERENCE, 'utf8')));
  return text;
}
