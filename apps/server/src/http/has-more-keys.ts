const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/**
 * Whether a JSON text has more than `limit` keys, told by the colons outside of its strings. One
 * pass without a regular expression, whose time would grow with the square of a text made for it.
 */
export function hasMoreKeys(text: string, limit: number): boolean {
  let keys = 0;
  let isInString = false;
  for (let at = 0; at < text.length && keys <= limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) isInString = !isInString;
    else if (isInString && unit === BACKSLASH) at++;
    else if (!isInString && unit === COLON) keys++;
  }
  return keys > limit;
}
