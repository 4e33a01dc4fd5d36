import { page } from '$app/state';
import { type FormOutcome, outcomeFor } from './form-outcome.ts';

/** What was typed into a form before the session ended, and the page it is on. */
export type Draft = { page: string; outcome: FormOutcome };

/**
 * What became of a form of this page, or what was typed into it before the session ended.
 * @param action and `fields` tell it from others, as in `outcomeFor`
 */
export function outcomeHere(
  action: string,
  fields?: Record<string, string>,
): FormOutcome | undefined {
  const draft: Draft | undefined = page.data.draft;
  const isHere = draft?.page.split('?')[0] === page.url.pathname;
  return outcomeFor(page.form ?? (isHere ? draft?.outcome : undefined), action, fields);
}
