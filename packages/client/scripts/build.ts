import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// What is published: each module as it is, in JavaScript and with its declarations.
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
const tsc = [process.execPath, '--bun', 'node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json'];
const { exitCode } = Bun.spawnSync(tsc, { cwd: root, stdout: 'inherit', stderr: 'inherit' });
if (exitCode !== 0) process.exit(exitCode);

const RELATIVE_IMPORT = /(?<= from ')(\.[^']*)\.ts(?=')/g;
const reached = new Set<string>();

/** Renames the imports of a declaration file, which the compiler leaves, and goes on with those files. */
function finish(path: string): void {
  if (reached.has(path)) return;
  reached.add(path);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(RELATIVE_IMPORT, '$1.js'));
  for (const [, name] of text.matchAll(RELATIVE_IMPORT)) finish(join(path, '..', `${name}.d.ts`));
}

for (const entry of globSync(join(dist, '*.js'))) {
  const isEntry = /\/(?:index|verify|sveltekit|trpc)\.js$/.test(entry);
  if (isEntry) finish(entry.replace(/\.js$/, '.d.ts'));
}
// No one sees the others, which may lean on the types of dependencies.
for (const path of globSync(join(dist, '**/*.d.ts'))) if (!reached.has(path)) rmSync(path);
