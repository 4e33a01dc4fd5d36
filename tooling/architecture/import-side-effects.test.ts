import { describe, expect, test } from 'vitest';
import { importSideEffects } from './import-side-effects.ts';

describe('importing a module', () => {
  test.each([
    'start();',
    'await start();',
    'const a = await start();',
    "const a = await import('x');",
    "import { readFileSync } from 'node:fs'; const a = readFileSync('x');",
    "import fs from 'node:fs'; const a = { b: fs.readFileSync('x') };",
    "const a = Bun.file('x');",
    "const a = fetch('x');",
    'let a; a = start();',
  ])('has the side effect %s', (text) => {
    expect(importSideEffects({ path: 'a.ts', text })).not.toEqual([]);
  });

  test.each([
    "import { readFileSync } from 'node:fs'; export const a = () => readFileSync('x');",
    'export const A = z.object({ b: z.string() });',
    "export async function a() { await fetch('x'); start(); }",
    "const here = fileURLToPath(new URL('.', import.meta.url));",
  ])('has no side effect in %s', (text) => {
    expect(importSideEffects({ path: 'a.ts', text })).toEqual([]);
  });
});
