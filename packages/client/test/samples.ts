import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../../docs/integrate.md', import.meta.url));
/** A block of code whose first line names its file. */
const SAMPLE = /^```(?:ts|js|python)\n(?:\/\/|#) (\S+?)(?::.*)?\n[\s\S]*?^```$/gm;

/** Writes the samples of docs/integrate.md into a folder, as their first lines name them. */
export function writeSamples(folder: string): string[] {
  return [...readFileSync(PAGE, 'utf8').matchAll(SAMPLE)].map(([block, name = '']) => {
    const file = name.replace(/^\/tmp\/try\//, '');
    const code = block.split('\n').slice(1, -1).join('\n');
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${code}\n`);
    return file;
  });
}
