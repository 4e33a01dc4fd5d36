import type { RequestEvent } from '@sveltejs/kit';
import type { FormOutcome } from '../form-outcome.ts';
import { conflictTexts } from '../texts/ui/conflict.ts';
import type { Refusal } from './refused-error.ts';

/** Reads what a form's fields hold by now, if it finds them, and the version as `ifMatch`. */
export type ReadSaved<E extends RequestEvent> = (
  event: E,
  values: Record<string, string>,
) => Promise<(Record<string, string> & { ifMatch: string }) | undefined>;

/**
 * A change that was refused since someone else made one meanwhile: what they saved is shown beside
 * what was typed, and sending the form again is the choice to replace it.
 * @returns nothing where it is no such conflict
 */
export async function conflictOf<E extends RequestEvent>(
  event: E,
  outcome: FormOutcome,
  { code }: Refusal,
  readSaved: ReadSaved<E> | undefined,
): Promise<{ outcome: FormOutcome; message: string; isSaved: boolean } | undefined> {
  if (code !== 'CONFLICT' || readSaved === undefined) return undefined;
  const current = await readSaved(event, outcome.values);
  if (current === undefined) return undefined;
  const { ifMatch, ...saved } = current;
  const values = { ...outcome.values, ifMatch };
  // A page that was loaded again sends its form again, with the version from before.
  const isSaved = Object.entries(saved).every(
    ([name, text]) => storedAs(name, outcome.values[name] ?? '') === text,
  );
  if (isSaved)
    return { outcome: { ...outcome, values }, message: conflictTexts.alreadySaved, isSaved };
  return { outcome: { ...outcome, values, saved }, message: conflictTexts.choose, isSaved };
}

/** Texts are stored without space around them, and usernames in lower case. */
const storedAs = (name: string, typed: string) =>
  name === 'username' ? typed.trim().toLowerCase() : typed.trim();
