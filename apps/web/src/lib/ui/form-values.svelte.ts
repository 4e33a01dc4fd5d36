import { untrack } from 'svelte';
import { type FormOutcome, valuesOf } from '../form-outcome.ts';

/**
 * Keeps what the fields of a form hold, by name.
 * @param served what the page says they hold: a new value replaces that of its field, and no other
 *   field that someone is typing into
 * @param outcome of the form, when it was sent
 */
export function followValues(
  served: () => Record<string, string>,
  outcome: () => FormOutcome | undefined,
): { readonly current: Record<string, string> } {
  let seen = untrack(() => ({ served: { ...served() }, outcome: outcome() }));
  let values = $state(valuesOf(seen.served, seen.outcome));

  $effect.pre(() => {
    const now = { served: { ...served() }, outcome: outcome() };
    untrack(() => {
      for (const [name, value] of Object.entries(now.served)) {
        if (value !== seen.served[name]) values[name] = value;
      }
      if (now.outcome && now.outcome !== seen.outcome) {
        values = { ...notSentBack(values, now.outcome), ...valuesOf(now.served, now.outcome) };
      }
      seen = now;
    });
  });

  return {
    get current() {
      return values;
    },
  };
}

/** What was typed into fields with passwords: it stays where only other fields are wrong. */
function notSentBack(typed: Record<string, string>, { values, errors }: FormOutcome) {
  if (Object.keys(errors).length === 0) return {};
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => !(name in values) && !(name in errors)),
  );
}
