import { JSON_DEPTH_MAX } from './bounds.ts';

/**
 * Whether a text is JSON of more levels than any input or row has, told without reading it as JSON:
 * what JavaScript does with nested values grows with the square of their depth.
 */
export function isDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (inString) {
      if (mark === '\\') at++;
      else if (mark === '"') inString = false;
    } else if (mark === '"') inString = true;
    else if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth--;
    if (depth > JSON_DEPTH_MAX) return true;
  }
  return false;
}
