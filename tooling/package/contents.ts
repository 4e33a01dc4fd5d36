/** Where Bun keeps the files of an executable; below it, everything lies as in the repository. */
export const EMBEDDED_ROOT = '/$bunfs/root';

/** The program, then what it starts or loads by its path. */
export const PROGRAMS = [
  'apps/server/src/rolecall.ts',
  'apps/web/build/index.js',
  'packages/core/src/password/hash-thread.ts',
];

/** What is reached without a path: the program runs it when its first argument says so. */
export const BY_ARGUMENT = [
  'packages/core/src/import-file/read-child.ts',
  'packages/db/src/replica-child.ts',
];

/** Files and folders that are read while the program runs. */
export const FILES = [
  'apps/web/build/client',
  'docs/openapi.json',
  'packages/core/src/password/common-passwords.txt.gz',
  'packages/db/migrations',
];
