import { verifySync } from '@node-rs/argon2';
import { assertBetween, type HashKind, type KnownHash } from './known-hash.ts';

const SHAPE =
  /^\$argon2(?:id|i|d)\$v=(?:16|19)\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,10})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const MAX_MEMORY_KIB = 131_072;
/** Memory times passes: about a second of work. */
const MAX_WORK_KIB = 1_048_576;
const MS_PER_KIB = 0.0007;

/** argon2 of any of its three kinds, as a PHC string. */
export function argon2Of(text: string): KnownHash | undefined {
  const [, memory, passes, lanes] = SHAPE.exec(text) ?? [];
  if (memory === undefined) return undefined;
  assertBetween('memory in KiB', Number(memory), 8, MAX_MEMORY_KIB);
  assertBetween('number of passes', Number(passes), 1, MAX_WORK_KIB);
  assertBetween('work in KiB', Number(memory) * Number(passes), 8, MAX_WORK_KIB);
  assertBetween('parallelism', Number(lanes), 1, 16);
  return {
    stored: text,
    costMs: Number(memory) * Number(passes) * MS_PER_KIB,
    matches: (password) => verifySync(text, password),
  };
}

export const argon2: HashKind = { name: 'argon2', read: argon2Of };
