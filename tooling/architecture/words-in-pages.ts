import { isTest } from './is-test.ts';
import { literalWords } from './literal-words.ts';
import type { Source } from './source.ts';

const APP = 'apps/web/src/';
const TEXTS = `${APP}lib/texts/`;
/** Its words describe variables, for whoever runs the server. */
const ENVIRONMENT = `${APP}env.ts`;

/** Words that stand outside the tables of texts. */
export function wordsInPages(sources: readonly Source[]): string[] {
  return sources
    .filter(
      ({ path }) =>
        path.startsWith(APP) && !path.startsWith(TEXTS) && path !== ENVIRONMENT && !isTest(path),
    )
    .flatMap((source) => literalWords(source));
}
