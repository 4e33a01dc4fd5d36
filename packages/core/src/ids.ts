type Prefix = 'usr' | 'ses' | 'aud' | 'mail' | 'pst' | 'cmt' | 'key' | 'req' | 'imp';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
/** Room for 32,768 of one millisecond, which is more than can be made in it. */
const COUNT_LENGTH = 3;
const RANDOM_LENGTH = 13;

/**
 * A new identifier: prefix, underscore, lower-case ULID. It sorts by time, and after those that this
 * process made before it in the same millisecond: the first of its random digits count. Every request
 * gets one, so it is made by hand: the `ulid` package takes ten times as long.
 * Sources: github.com/ulid/spec; RFC 9562, 6.2, method 1.
 */
export function newId(prefix: Prefix, at = new Date()): string {
  const ms = at.getTime();
  count = ms === lastMs ? count + 1 : 0;
  return `${prefix}_${timePart(ms)}${digits(count, COUNT_LENGTH)}${randomPart()}`;
}

let count = 0;
let lastMs = -1;
let lastTimePart = '';

/** Milliseconds in ten digits of Crockford's base 32. */
function timePart(ms: number): string {
  if (ms === lastMs) return lastTimePart;
  lastMs = ms;
  lastTimePart = digits(ms, TIME_LENGTH);
  return lastTimePart;
}

function digits(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) {
    text = ALPHABET.charAt(rest % 32) + text;
  }
  return text;
}

/** Random bytes by the page: asking for each id alone costs more than the rest of it. */
const pool = new Uint8Array(RANDOM_LENGTH * 256);
let used = pool.length;

/** Sixty-five random bits in thirteen digits of Crockford's base 32. */
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
