import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the Dockerfile says of the image: the step that makes the program, and its variables. */
export type Image = { step: string[]; variables: Record<string, string> };

/** Reads the Dockerfile, so that what is rehearsed is what it does. @throws Error when it has no such step */
export function readImage(root: string): Image {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const [, script] = /^RUN .*\bbun (\S+\.ts) \/rolecall$/m.exec(text) ?? [];
  const [, variables = ''] = /^ENV (.+)$/m.exec(text) ?? [];
  if (script === undefined) throw new Error('The Dockerfile has no step that makes /rolecall.');
  const pairs = variables.split(' ').map((pair) => pair.split('='));
  return {
    step: [process.execPath, script],
    variables: Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value])),
  };
}

/** Copies what `COPY . .` would: everything but what .dockerignore names; its last word counts. */
export function copyContext(root: string, target: string): void {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').trim().split('\n');
  const rules = ignored.map((pattern) => ({
    isKept: pattern.startsWith('!'),
    glob: new Bun.Glob(pattern.replace(/^!/, '')),
  }));
  const isCopied = (path: string) => rules.findLast(({ glob }) => glob.match(path))?.isKept ?? true;
  cpSync(root, target, { recursive: true, filter: (source) => isCopied(relative(root, source)) });
}
