import { createCipheriv } from 'node:crypto';
import { parseJson } from '@rolecall/schemas/parse-json';
import { z } from 'zod';
import {
  assertBetween,
  equalBytes,
  fromBase64,
  type HashKind,
  type KnownHash,
  toBase64,
} from './known-hash.ts';
import { assertScryptCost, deriveScrypt, scryptMs } from './scrypt.ts';

const B64 = '([A-Za-z0-9+/]*)';
const SHAPE = new RegExp(
  `^\\$firebase-scrypt\\$ln=(\\d{1,2}),r=(\\d{1,4})\\$${[B64, B64, B64, B64].join('\\$')}$`,
);
const B64_PADDED = '([A-Za-z0-9+/]*={0,2})';
/** As Supabase keeps it for users who came from Firebase. */
const SUPABASE = new RegExp(
  `^\\$fbscrypt\\$v=1,n=(\\d{1,2}),r=(\\d{1,4}),p=1,ss=${B64_PADDED},sk=${B64_PADDED}\\$${B64_PADDED}\\$${B64_PADDED}$`,
);
const NO_COUNTER = Buffer.alloc(16);

/** The password hash parameters of a Firebase project, as its console shows them. */
export const FirebaseHashConfig = z.object({
  algorithm: z.literal('SCRYPT'),
  base64_signer_key: z.base64(),
  base64_salt_separator: z.base64(),
  rounds: z.number(),
  mem_cost: z.number(),
});
/** A line of what the console shows: `rounds: 8,`. */
const CONSOLE_LINE = /^\s*(\w+):\s*(.*?),?\s*$/;
const NUMBERS = ['rounds', 'mem_cost'];

/** The parameters as JSON or as the console shows them; `undefined` for what is neither. */
export function readFirebaseConfig(text: string): unknown {
  if (!text.trimStart().startsWith('hash_config')) return parseJson(text);
  const members = text.split('\n').flatMap((line) => {
    const [, name, value = ''] = CONSOLE_LINE.exec(line) ?? [];
    return name === undefined ? [] : [[name, NUMBERS.includes(name) ? Number(value) : value]];
  });
  return Object.fromEntries(members);
}

const WithConfig = z.object({
  passwordHash: z.string(),
  salt: z.string(),
  hashConfig: FirebaseHashConfig,
});

type Parts = { ln: number; r: number; salt: Buffer; separator: Buffer; key: Buffer; hash: Buffer };

/**
 * Firebase's own scrypt: the project's signer key, encrypted under what scrypt makes of the password.
 * Source: github.com/firebase/scrypt.
 */
export const firebaseScrypt: HashKind = {
  name: 'Firebase scrypt',
  read: (text) => {
    const parts = text.startsWith('{') ? partsOfJson(text) : partsOfStored(text);
    const known = parts ?? partsOfSupabase(text);
    return known && hashOf(known);
  },
};

function partsOfJson(text: string): Parts | undefined {
  const { passwordHash, salt, hashConfig } = WithConfig.safeParse(parseJson(text)).data ?? {};
  if (passwordHash === undefined || salt === undefined || hashConfig === undefined)
    return undefined;
  return {
    ln: hashConfig.mem_cost,
    r: hashConfig.rounds,
    salt: fromBase64(salt),
    separator: fromBase64(hashConfig.base64_salt_separator),
    key: fromBase64(hashConfig.base64_signer_key),
    hash: fromBase64(passwordHash),
  };
}

function partsOfStored(text: string): Parts | undefined {
  const [, ln, r, ...rest] = SHAPE.exec(text) ?? [];
  const [salt, separator, key, hash] = rest.map(fromBase64);
  if (!(salt && separator && key && hash)) return undefined;
  return { ln: Number(ln), r: Number(r), salt, separator, key, hash };
}

function partsOfSupabase(text: string): Parts | undefined {
  const [, ln, r, ...rest] = SUPABASE.exec(text) ?? [];
  const [separator, key, salt, hash] = rest.map(fromBase64);
  if (!(salt && separator && key && hash)) return undefined;
  return { ln: Number(ln), r: Number(r), salt, separator, key, hash };
}

function hashOf({ ln, r, salt, separator, key, hash }: Parts): KnownHash | undefined {
  // What Firebase writes for a hash it does not have is shorter than the key.
  if (hash.length !== key.length || key.length < 16) return undefined;
  assertBetween('memory cost', ln, 1, 22);
  const cost = { n: 2 ** ln, r, p: 1 };
  assertScryptCost(cost);
  return {
    stored: `$firebase-scrypt$ln=${ln},r=${r}$${[salt, separator, key, hash].map(toBase64).join('$')}`,
    costMs: scryptMs(cost),
    matches: (password) => {
      const derived = deriveScrypt(password, Buffer.concat([salt, separator]), 32, cost);
      const cipher = createCipheriv('aes-256-ctr', derived, NO_COUNTER);
      return equalBytes(Buffer.concat([cipher.update(key), cipher.final()]), hash);
    },
  };
}
