import { getContext, setContext } from 'svelte';

/** What the fields and buttons inside a `Form` know of it. */
export type FormState = {
  /** It was sent, and has not been answered yet. */
  readonly isPending: boolean;
  /** What the fields hold, by name. */
  readonly values: Record<string, string>;
  errorsOf: (name: string) => string[] | undefined;
  /** Whether a wrong field is the first one, to which the focus goes; asked in the fields' order. */
  isFirstWrong: () => boolean;
};

const KEY = Symbol('form');

export const setFormState = (state: FormState): FormState => setContext(KEY, state);

/** The form around a component; nothing outside of one, such as in the filter of a list. */
export const formState = () => getContext<FormState | undefined>(KEY);
