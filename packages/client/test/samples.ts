import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PAGE = inRoot('docs/integrate.md');
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

/**
 * The samples of the README that call the API, for a server and an account of a test in place of the
 * demo's.
 */
export function readmeSamples(url: string, email: string, password: string) {
  const readme = readFileSync(inRoot('README.md'), 'utf8');
  const [ts, curl] = [/^```ts\n([\s\S]*?)^```$/m, /^```sh\n(ACCESS_TOKEN[\s\S]*?)^```$/m].map(
    (block) =>
      (block.exec(readme)?.[1] ?? '')
        .replaceAll(/(?:http:\/\/)?localhost:3000/g, url)
        .replace('admin@demo.example', email)
        .replace('a demo is not a secret', password),
  );
  return { ts: ts ?? '', curl: curl ?? '' };
}
