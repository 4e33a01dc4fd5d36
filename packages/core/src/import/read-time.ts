import { Instant } from '@rolecall/schemas/instant';
import { DAY_MS } from '../durations.ts';
import { isRow } from '../import-file/record.ts';
import { CellProblem, shown } from './cell-problem.ts';
import { flagOf } from './read-flag.ts';
import { isNullText, readText } from './read-text.ts';

const NUMBER = /^\d{9,14}(?:\.\d+)?$/;
/** From here on a number counts milliseconds: as seconds it would be the year 5138. */
const FIRST_MS = 100_000_000_000;
const DATE = /^\d{4}-\d\d-\d\d$/;
const NO_OFFSET = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:[.,]\d+)?)$/;
/** PostgreSQL leaves the minutes of an offset away, and sets a space before UTC. */
const SHORT_OFFSET = /([+-]\d\d)$/;
const UTC_WORD = / ?(?:UTC|GMT)$/i;
/** As JavaScript's `toUTCString` and the header `Date` write it. Source: RFC 9110 §5.6.7. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
/** MySQL's zero date, and a zero that counts nothing. */
const NO_TIME = /^(?:0000-00-00.*|0)$/;
const EARLIEST = Date.parse('1990-01-01T00:00:00Z');

/**
 * A time as databases and exports write it: ISO 8601 with or without an offset (then it is UTC),
 * seconds or milliseconds since 1970. What can be read in two ways is refused.
 * @returns `undefined` where the cell is empty or says that there is no time
 */
export function readTime(value: unknown, now: Date): Date | undefined {
  const text = readTimeText(isRow(value) && '$date' in value ? value.$date : value);
  if (text === undefined) return undefined;
  const time = timeOf(text);
  if (time === undefined) {
    throw new CellProblem(`${shown(value)} is ambiguous or not a date. Write it like 2024-12-31.`);
  }
  if (time < EARLIEST || time > now.getTime() + DAY_MS) {
    throw new CellProblem(`${shown(value)} is before 1990 or in the future.`);
  }
  return new Date(time);
}

/** What a cell says of a time, whatever it may be; `undefined` where it says that there is none. */
export function readTimeText(value: unknown): string | undefined {
  const text = readText(value);
  return text === undefined || NO_TIME.test(text) || isNullText(text) ? undefined : text;
}

/** A time in milliseconds, of any age; `undefined` for what is no time. */
export function timeOf(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text) * (Number(text) < FIRST_MS ? 1000 : 1);
  if (HTTP_DATE.test(text)) return Date.parse(text) || undefined;
  const utc = DATE.test(text) ? `${text}T00:00:00Z` : text.replace(NO_OFFSET, '$1T$2Z');
  const spelled = utc.replace(UTC_WORD, 'Z').replace(SHORT_OFFSET, '$1:00').replace(',', '.');
  const { data } = Instant.safeParse(spelled);
  return data === undefined ? undefined : Date.parse(data);
}

/** Yes or no, or since when: `email_verified_at`, `banned_at`. */
export function readFlagOrTime(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = readText(value);
  const flag = text === undefined ? undefined : flagOf(text);
  if (flag !== undefined) return flag;
  if (readTimeText(value) === undefined) return undefined;
  if (text === undefined || timeOf(text) === undefined)
    throw new CellProblem(`${shown(text)} is neither yes, no nor a time.`);
  return true;
}
