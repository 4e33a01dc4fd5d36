import { globSync, readFileSync } from 'node:fs';

/**
 * The test files that put something else in a module's place. Their worker must not have loaded
 * that module before them, nor keep theirs for others.
 */
export const mockingTests = (patterns: readonly string[]): string[] =>
  testsMatching(patterns, /\bvi\.(?:do)?[mM]ock\(/);

/** The test files that start a libSQL server themselves, whatever the mode of the run. */
export const serverTests = (patterns: readonly string[]): string[] =>
  testsMatching(
    patterns,
    /from '(?:\.|@rolecall\/db|@rolecall\/testkit)\/(?:testing-(?:server|modes)|cluster)(?:\.ts)?'/,
  );

function testsMatching(patterns: readonly string[], text: RegExp): string[] {
  return patterns
    .flatMap((pattern) => globSync(pattern))
    .filter((path) => text.test(readFileSync(path, 'utf8')));
}
