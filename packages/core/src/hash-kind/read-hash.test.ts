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

const SALT = 'c2FsdHNhbHRzYWx0';
const KEY = 'a2V5a2V5a2V5a2V5a2V5a2V5';
const B53 = 'zRLVjNiRmvUJsAqtmOOHyOxClBa9d/k3uQCIFusBQcB6q5XIFK8ze';
test.each([
  `$2b$31$${B53}`,
  `$2b$15$${B53}`,
  `$2b$03$${B53}`,
  `bcrypt$$2b$31$${B53}`,
  `$wp$2y$31$${B53}`,
  `$argon2id$v=19$m=4294967295,t=1,p=1$${SALT}$${KEY}`,
  `$argon2id$v=19$m=65536,t=4294967295,p=1$${SALT}$${KEY}`,
  `$argon2id$v=19$m=65536,t=1,p=255$${SALT}$${KEY}`,
  `pbkdf2_sha256$2147483648$salt$${KEY}`,
  `pbkdf2_sha256$0$salt$${KEY}`,
  'pbkdf2_sha256$1000$salt$AAAA',
  `pbkdf2:sha256:2147483648$salt$${'ab'.repeat(32)}`,
  `scrypt:1073741824:8:1$salt$${'ab'.repeat(64)}`,
  `scrypt:16385:8:1$salt$${'ab'.repeat(64)}`,
  `scrypt:16384:8:1000$salt$${'ab'.repeat(64)}`,
  `scrypt$16384$salt$4096$1$${KEY}`,
  `$scrypt$ln=31,r=8,p=1$${SALT}$${KEY}`,
  `$firebase-scrypt$ln=31,r=8$${SALT}$Bw$${KEY}$${KEY}`,
  `$6$rounds=999999999$salt$${'a'.repeat(86)}`,
  `$P$T12345678${'a'.repeat(22)}`,
])('%s costs too much or proves nothing, and is never run', (hash) => {
  expect(readHash(hash)).toMatchObject({ problem: expect.stringMatching(/^its .+ accepted$/) });
  expect(() => matchesHash(hash, 'x')).toThrow('no hash');
});

test.each([
  '',
  '!afe7e8f98ed12d581a2fe84559fbe7e4fef3f555',
  'md5:5f4dcc3b5aa765d61d8327deb882cf99',
  'plainish$388e54d56e366621c445',
  '$2b$10$tooshort',
  '{"secretData":"{}","credentialData":"{}"}',
  '{"secretData":5',
  'AQAAAA==',
  `$2b$12$${B53}\n`,
  'x'.repeat(10_000),
])('%j is of no kind that is known', (hash) => {
  expect(readHash(hash)).toBeUndefined();
});
