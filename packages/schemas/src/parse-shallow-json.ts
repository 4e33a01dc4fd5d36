import { isDeep } from './is-deep.ts';
import { parseJson } from './parse-json.ts';

/** What JSON says, or `undefined` where the text is none, or nested deeper than any input or row. */
export const parseShallowJson = (text: string): unknown =>
  isDeep(text) ? undefined : parseJson(text);
