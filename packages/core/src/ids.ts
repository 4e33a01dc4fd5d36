type Prefix = 'usr' | 'ses' | 'aud' | 'mail' | 'pst' | 'cmt' | 'key' | 'req' | 'imp';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
/** Room for 32,768 of one millisecond, which is more than can be made in it: then it begins anew. */
const COUNT_LENGTH = 3;
const RANDOM_LENGTH = 13;

/**
 * A new identifier: prefix, underscore, lower-case ULID. It sorts by time, and after those that this
 * process made before it in the same millisecond: the first of its random digits count. Every request
 * gets one, so it is made by hand: the `ulid` package takes ten times as long.
 * Sources: github.com/ulid/spec; RFC 9562, 6.2, method 1.
 * @param at when what it stands for was made, if that is not now: these count by themselves
 */
export function newId(prefix: Prefix, at?: Date): string {
  const sorted = at === undefined ? ofNow(Date.now()) : ofThen(at.getTime());
  return `${prefix}_${sorted}${randomPart()}`;
}

const ofNow = createSortedPart();
const ofThen = createSortedPart();

/** Makes the digits that sort: milliseconds, and how many ids there were in the same one just before. */
function createSortedPart(): (ms: number) => string {
  let lastMs = -1;
  let timePart = '';
  let count = 0;
  return (ms) => {
    if (ms !== lastMs) {
      lastMs = ms;
      timePart = digits(ms, TIME_LENGTH);
      count = -1;
    }
    count += 1;
    return timePart + digits(count, COUNT_LENGTH);
  };
}

/** The last digits of a number in Crockford's base 32. */
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
