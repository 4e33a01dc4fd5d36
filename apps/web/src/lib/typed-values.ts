import { asWords } from './as-words.ts';

/** Fields that no one types in. */
const HIDDEN = /^(?:owner|by|ids?|cursor|isConfirmed|ifMatch|\w+Ids?)$/;

/** Whether what was typed there is never written into a page. */
export const isSecretField = (name: string) => /password|token|secret|key|firebase/i.test(name);

/** A field of a form as its label and what was typed into it. */
export type TypedValue = { label: string; value: string };

/**
 * What someone typed into a form that cannot be shown to them, so that it is not lost.
 * @param fields as the form sent them, or as it would go back into the page
 */
export function typedValues(fields: Iterable<[string, unknown]>): TypedValue[] {
  return [...fields].flatMap(([name, value]) => {
    if (
      typeof value !== 'string' ||
      value.trim() === '' ||
      HIDDEN.test(name) ||
      isSecretField(name)
    )
      return [];
    return { label: asWords(name), value };
  });
}
