import type { Cells } from '../import-system/mapping.ts';
import { CellProblem, shown } from './cell-problem.ts';
import { flagOf } from './read-flag.ts';
import { readText } from './read-text.ts';
import { readFlagOrTime, readTimeText, timeOf } from './read-time.ts';

const ACTIVE = new Set(['active', 'enabled', 'confirmed', 'ok', 'normal']);
const INACTIVE = new Set([
  'inactive',
  'disabled',
  'deactivated',
  'suspended',
  'blocked',
  'banned',
  'locked',
  'archived',
]);
/** They have not come yet: without a password they are to be invited. */
const INVITED = new Set(['invited', 'pending', 'unconfirmed']);
/** How PostgreSQL writes the end of time. */
const FOR_EVER = 'infinity';

/** Whether someone may sign in, by a state and by a ban that may have ended. */
export function readIsActive({ status, blocked, blockedUntil }: Cells, now: Date): boolean {
  return readStatus(status) && !readIsBlocked(blocked, blockedUntil, now);
}

function readStatus(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const text = readText(value);
  if (text === undefined) return true;
  const word = text.toLowerCase();
  if (ACTIVE.has(word) || INVITED.has(word)) return true;
  if (INACTIVE.has(word)) return false;
  const flag = flagOf(word);
  if (flag === undefined) throw new CellProblem(`${shown(value)} isn’t a known status.`);
  return flag;
}

function readIsBlocked(blocked: unknown, until: unknown, now: Date): boolean {
  const end = readTimeText(until);
  const isBlocked = readFlagOrTime(blocked) ?? end !== undefined;
  if (!isBlocked || end === undefined || end === FOR_EVER) return isBlocked;
  const time = timeOf(end);
  if (time === undefined) throw new CellProblem(`${shown(until)} isn’t a time.`);
  return time > now.getTime();
}
