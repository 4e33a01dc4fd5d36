import { createHash, pbkdf2Sync } from 'node:crypto';
import { hashSync } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { HASH_KINDS } from './hash-kinds.ts';
import { matchesHash, readHash } from './read-hash.ts';
import vectors from './vectors.json' with { type: 'json' };

const storedOf = (hash: string) => {
  const read = readHash(hash);
  if (read === undefined || 'problem' in read) throw new Error('not readable');
  return read.stored;
};

describe.each(vectors.map((vector, n) => ({ n, ...vector })))(
  'vector $n: $scheme, $note',
  ({ hash, password, wrongPassword }) => {
    const stored = storedOf(hash);
    test('is proved by its password alone', () => {
      expect(matchesHash(stored, password)).toBe(true);
      expect(matchesHash(stored, wrongPassword)).toBe(false);
    });
    test('is read again as it is stored', () => {
      expect(storedOf(stored)).toBe(stored);
    });
  },
);

test('every kind has a vector', () => {
  const seen = vectors.map(({ hash }) => readHash(hash)?.kind);
  expect(new Set(seen)).toEqual(new Set(HASH_KINDS.map(({ name }) => name)));
});

test('bcrypt reads 72 bytes, as where the hash is from', () => {
  const { hash, password } = vectors[3] ?? { hash: '', password: '' };
  expect(matchesHash(hash, password.slice(0, 72))).toBe(true);
  expect(matchesHash(hash, password.slice(0, 71))).toBe(false);
});

test('ASP.NET Identity v2 is read as its source describes it', () => {
  const salt = Buffer.alloc(16, 7);
  const key = pbkdf2Sync('a passphrase', salt, 1_000, 32, 'sha1');
  const hash = Buffer.concat([Buffer.from([0]), salt, key]).toString('base64');
  expect(readHash(hash)).toMatchObject({ kind: 'ASP.NET Identity' });
  expect(matchesHash(storedOf(hash), 'a passphrase')).toBe(true);
  expect(matchesHash(storedOf(hash), 'another one')).toBe(false);
});

const SALT = 'c2FsdHNhbHRzYWx0';
const KEY = 'a2V5a2V5a2V5a2V5a2V5a2V5';
const B53 = 'zRLVjNiRmvUJsAqtmOOHyOxClBa9d/k3uQCIFusBQcB6q5XIFK8ze';
test.each([
  '',
  '!afe7e8f98ed12d581a2fe84559fbe7e4fef3f555',
  'md5:5f4dcc3b5aa765d61d8327deb882cf99',
  'plainish$388e54d56e366621c445',
  '$2b$10$tooshort',
  '{"secretData":"{}","credentialData":"{}"}',
  '{"secretData":5',
  'AQAAAA==',
  `$2b$14$abcdefghijklmnopqrstuv${B53.slice(22)}`,
  `$2b$14$${B53.slice(0, -1)}f`,
  `$argon2id$v=19$m=0064,t=1,p=1$${SALT}$${KEY}`,
  `$argon2id$v=19$m=64,t=1,p=1$A$${KEY}`,
  `$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHR$${KEY}`,
  `$argon2id$v=19$m=64,t=1,p=1$${SALT}$a2V5a2V5a2V5a2V5a2V5a2V`,
  `$2b$12$${B53}\n`,
  'x'.repeat(10_000),
])('%j is of no kind that is known', (hash) => {
  expect(readHash(hash)).toBeUndefined();
});

test('argon2 is read with its parameters in any order, and before it had versions', () => {
  const hash = hashSync('a passphrase', { memoryCost: 64, timeCost: 2, parallelism: 1 });
  const swapped = hash.replace('m=64,t=2,p=1', 'm=64,p=1,t=2');
  expect(matchesHash(swapped, 'a passphrase')).toBe(true);
  expect(storedOf(swapped)).toBe(hash);
  // Made with argon2-cffi 21.1, version 16.
  const first =
    '$argon2i$m=8192,t=2,p=1$/dUBzv5NL5rHVRbDnTD1DA$36uU784NdzFFEOJ/1NllkUgMtUE/P+Xs16QBw02bGz8';
  expect(storedOf(first)).toContain('$argon2i$v=16$m=8192');
  expect(matchesHash(first, 'another')).toBe(false);
  expect(readHash(hash.replace('t=2', 'm=64'))).toBeUndefined();
});

test('Firebase scrypt is read as Supabase keeps it', () => {
  // Of the tests of github.com/supabase/auth.
  const hash =
    '$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=ou9tdYTGyYm8kuR6Dt0Bp0kDuAYoXrK16mbZO4yGwAn3oLspjnN0/c41v8xZnO1n14J3MjKj1b2g6AUCAlFwMw==$C0sHCg9ek77hsg==$zKVTMvnWVw5BBOZNUdnsalx4c4c7y/w7IS5p6Ut2+CfEFFlz37J9huyQfov4iizN8dbjvEJlM5tQaJP84+hfTw==';
  const stored = storedOf(hash);
  expect(matchesHash(stored, 'mytestpassword')).toBe(true);
  expect(matchesHash(stored, 'another')).toBe(false);
  expect(storedOf(stored)).toBe(stored);
});

test('a password is checked in the form that its system hashes', () => {
  const composed = 'Señor'.normalize('NFC');
  const decomposed = composed.normalize('NFD');
  const ssha = (password: string) => {
    const digest = createHash('sha1').update(password).update('salt').digest();
    return `{SSHA}${Buffer.concat([digest, Buffer.from('salt')]).toString('base64')}`;
  };
  for (const typed of [composed, decomposed]) {
    expect(matchesHash(ssha(typed), typed)).toBe(true);
    expect(matchesHash(ssha(typed), typed === composed ? decomposed : composed)).toBe(false);
  }
  // argon2 may be ours.
  const options = { memoryCost: 64, timeCost: 1, parallelism: 1 };
  expect(matchesHash(hashSync(composed, options), decomposed)).toBe(true);
  expect(matchesHash(hashSync(decomposed, options), decomposed)).toBe(true);
  expect(matchesHash(hashSync(decomposed, options), composed)).toBe(false);
});
