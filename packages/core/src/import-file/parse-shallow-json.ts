import { isDeep } from '@rolecall/schemas/is-deep';
import { parseJson } from '@rolecall/schemas/parse-json';

/** What JSON says, or `undefined` where the text is none, or nested deeper than anything of a user. */
export const parseShallowJson = (text: string): unknown =>
  isDeep(text) ? undefined : parseJson(text);
