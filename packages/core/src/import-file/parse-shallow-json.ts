import { parseJson } from '@rolecall/schemas/parse-json';
import { isDeep } from './is-deep.ts';

/** What JSON says, or `undefined` where the text is none, or nested deeper than anything of a user. */
export const parseShallowJson = (text: string): unknown =>
  isDeep(text) ? undefined : parseJson(text);
