type Prefix = 'usr' | 'ses' | 'aud' | 'mail' | 'pst' | 'cmt' | 'key' | 'req' | 'imp';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

/**
 * A new identifier, sortable by time: prefix, underscore, lower-case ULID. Every request gets one,
 * so it is made by hand: the `ulid` package takes ten times as long. Source: github.com/ulid/spec.
 */
export function newId(prefix: Prefix, at = new Date()): string {
  return `${prefix}_${timePart(at.getTime())}${randomPart()}`;
}

let lastMs = -1;
let lastTimePart = '';

/** Milliseconds in ten digits of Crockford's base 32. */
function timePart(ms: number): string {
  if (ms === lastMs) return lastTimePart;
  let text = '';
  for (let rest = ms; text.length < TIME_LENGTH; rest = Math.floor(rest / 32)) {
    text = ALPHABET.charAt(rest % 32) + text;
  }
  lastMs = ms;
  lastTimePart = text;
  return text;
}

/** Random bytes by the page: asking for each id alone costs more than the rest of it. */
const pool = new Uint8Array(RANDOM_LENGTH * 256);
let used = pool.length;

/** Eighty random bits in sixteen digits of Crockford's base 32. */
function randomPart(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  let text = '';
  const end = used + RANDOM_LENGTH;
  for (; used < end; used++) text += ALPHABET.charAt((pool[used] ?? 0) & 31);
  return text;
}
