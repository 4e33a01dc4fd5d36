import { verifySync } from '@node-rs/argon2';
import {
  assertBetween,
  fromBase64,
  type HashKind,
  type KnownHash,
  toBase64,
} from './known-hash.ts';

const SHAPE =
  /^\$argon2(id|i|d)\$(?:v=(16|19)\$)?([mtp]=[1-9]\d{0,9}(?:,[mtp]=[1-9]\d{0,9}){2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
/** Version 1.0, of hashes from before there was another. */
const FIRST_VERSION = '16';
const MAX_MEMORY_KIB = 131_072;
/** Memory times passes: about a second of work. */
const MAX_WORK_KIB = 1_048_576;
const MS_PER_KIB = 0.0007;

/**
 * argon2 of any of its three kinds, as a PHC string, whose parameters libraries write in any order.
 * Some may be ours, and those are of NFC; others are of what was typed.
 * What is refused is what the library throws at. Source: RFC 9106 §3.1.
 */
export function argon2Of(text: string): KnownHash | undefined {
  const [, type, version = FIRST_VERSION, given = '', salt = '', output = ''] =
    SHAPE.exec(text) ?? [];
  const cost = new Map(given.split(',').map((part) => [part[0], part.slice(2)] as const));
  const [memory, passes, lanes] = [cost.get('m'), cost.get('t'), cost.get('p')];
  if (memory === undefined || passes === undefined || lanes === undefined) return undefined;
  if (![salt, output].every(isCanonical)) return undefined;
  assertBetween('number of passes', Number(passes), 1, MAX_WORK_KIB);
  assertBetween('work in KiB', Number(memory) * Number(passes), 8, MAX_WORK_KIB);
  assertBetween('parallelism', Number(lanes), 1, 16);
  assertBetween('memory in KiB', Number(memory), 8 * Number(lanes), MAX_MEMORY_KIB);
  assertBetween('salt length in bytes', fromBase64(salt).length, 8, 128);
  assertBetween('key length in bytes', fromBase64(output).length, 16, 128);
  const stored = `$argon2${type}$v=${version}$m=${memory},t=${passes},p=${lanes}$${salt}$${output}`;
  return {
    stored,
    costMs: Number(memory) * Number(passes) * MS_PER_KIB,
    matches: (password) => {
      const composed = password.normalize('NFC');
      return (
        verifySync(stored, composed) || (composed !== password && verifySync(stored, password))
      );
    },
  };
}

const isCanonical = (text: string): boolean => toBase64(fromBase64(text)) === text;

export const argon2: HashKind = { name: 'argon2', read: argon2Of };
