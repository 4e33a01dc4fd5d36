import { createHash } from 'node:crypto';
import { cryptDigits } from './crypt-alphabet.ts';

const BYTES = 64;

const sha512 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** `bytes`, over and over, until there are `length` of them. */
const repeated = (bytes: Uint8Array, length: number): Buffer =>
  Buffer.alloc(length, bytes.length === 0 ? 0 : bytes);

/** The steps of the source, by its letters: akkadia.org/drepper/SHA-crypt.txt. */
export function sha512Crypt(password: string, saltText: string, rounds: number): string {
  const key = Buffer.from(password);
  const salt = Buffer.from(saltText);
  const b = sha512(key, salt, key);
  const bits: Uint8Array[] = [];
  for (let rest = key.length; rest > 0; rest >>>= 1) bits.push(rest & 1 ? b : key);
  let digest = sha512(key, salt, repeated(b, key.length), ...bits);
  const p = repeated(sha512(...Array.from(key, () => key)), key.length);
  const saltTimes = 16 + (digest[0] ?? 0);
  const s = repeated(sha512(...Array.from({ length: saltTimes }, () => salt)), salt.length);
  for (let round = 0; round < rounds; round++) {
    const parts: Uint8Array[] = [round % 2 === 1 ? p : digest];
    if (round % 3 !== 0) parts.push(s);
    if (round % 7 !== 0) parts.push(p);
    parts.push(round % 2 === 1 ? digest : p);
    digest = sha512(...parts);
  }
  return inDigits(digest);
}

/** Three bytes in each group, 21 apart, every group beginning with another of them. */
function inDigits(digest: Uint8Array): string {
  let text = '';
  for (let group = 0; group < 21; group++) {
    const at = [group, group + 21, group + 42];
    const [high, middle, low] = [0, 1, 2].map((n) => digest[at[(n + group) % 3] ?? 0] ?? 0);
    text += cryptDigits(low ?? 0, middle, high);
  }
  return text + cryptDigits(digest[BYTES - 1] ?? 0, 0, 0, 2);
}
