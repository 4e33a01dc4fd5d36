import { parseJson } from '@rolecall/schemas/parse-json';

/** What may be a number that JavaScript has no room for: reading each value twice takes time. */
const LARGE = /\d{16}|\d[eE]/;

/**
 * What JSON says, as `parseJson`, with the numbers that would lose digits as the text that they are:
 * an id in another system may be one.
 */
export function parseExactly(text: string): unknown {
  if (!LARGE.test(text)) return parseJson(text);
  try {
    return JSON.parse(text, (_key, value: unknown, context: { source?: string } = {}) =>
      isInexact(value) ? context.source : value,
    );
  } catch {
    return undefined;
  }
}

const isInexact = (value: unknown): boolean =>
  typeof value === 'number' &&
  (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)));
