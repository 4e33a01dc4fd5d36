import { isTest } from './is-test.ts';
import { literalWords } from './literal-words.ts';
import type { Source } from './source.ts';

const APP = 'apps/web/src/';
const TEXTS = `${APP}lib/texts/`;
/** Its words describe variables, for whoever runs the server. */
const ENVIRONMENT = `${APP}env.ts`;

/** Folders and files below `apps/web/src` whose words are still to be moved to `lib/texts`. */
const WORDS_TO_MOVE: readonly string[] = [
  'lib/server/revert-event.ts',
];

/** A file, or the folder it is in, as the list names it: those in a folder further down are not of it. */
const isOf = (row: string, path: string) =>
  APP + row === (row.endsWith('/') ? path.slice(0, path.lastIndexOf('/') + 1) : path);

/** Words outside the tables of texts, and rows of the list that no one needs any more. */
export function wordsInPages(
  sources: readonly Source[],
  toMove: readonly string[] = WORDS_TO_MOVE,
): string[] {
  const pages = sources.filter(
    ({ path }) =>
      path.startsWith(APP) && !path.startsWith(TEXTS) && path !== ENVIRONMENT && !isTest(path),
  );
  const found = pages.map((source) => ({ path: source.path, words: literalWords(source) }));
  const withWords = found.filter(({ words }) => words.length > 0);
  const needless = toMove.filter((row) => !withWords.some(({ path }) => isOf(row, path)));
  return [
    ...withWords
      .filter(({ path }) => !toMove.some((row) => isOf(row, path)))
      .flatMap(({ words }) => words),
    ...needless.map((row) => `${row} has no words any more: take its row out of the list`),
  ];
}
