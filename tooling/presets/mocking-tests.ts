import { globSync, readFileSync } from 'node:fs';

/**
 * The test files that put something else in a module's place. Their worker must not have loaded
 * that module before them, nor keep theirs for others.
 */
export function mockingTests(patterns: readonly string[]): string[] {
  return patterns
    .flatMap((pattern) => globSync(pattern))
    .filter((path) => /\bvi\.(?:do)?[mM]ock\(/.test(readFileSync(path, 'utf8')));
}
