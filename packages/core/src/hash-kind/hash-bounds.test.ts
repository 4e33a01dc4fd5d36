import { expect, test } from 'vitest';
import { matchesHash, readHash } from './read-hash.ts';

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
  `$argon2id$v=19$m=127,t=1,p=16$${SALT}$${KEY}`,
  `$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbA$${KEY}`,
  `$argon2id$v=19$m=64,t=1,p=1$${SALT}$a2V5`,
  `argon2$argon2id$v=19$m=8,t=1,p=16$${SALT}$${KEY}`,
  `$scrypt$ln=20,r=1,p=1$${SALT}$${KEY}`,
  `$scrypt$ln=16,r=1,p=1$${SALT}$${KEY}`,
  `scrypt:65536:1:1$salt$${'ab'.repeat(64)}`,
  `scrypt$65536$salt$1$1$${KEY}`,
  `$firebase-scrypt$ln=16,r=1$${SALT}$Bw$${KEY}$${KEY}`,
  `$scrypt$ln=16,r=8,p=8$${SALT}$${KEY}`,
  `$pbkdf2-sha512$i=1500000,l=64$${SALT}$${KEY}`,
  `pbkdf2_sha256$3000000$salt$${KEY}`,
  `$6$rounds=700001$salt$${'a'.repeat(86)}`,
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

/** The least and the most of each parameter that is accepted. */
test.each([
  `$argon2id$v=19$m=8,t=1,p=1$${SALT}$${KEY}`,
  `$argon2d$v=16$m=128,t=1,p=16$c2FsdHNhbHQ$${KEY}`,
  `$argon2i$v=19$m=64,t=1,p=1$${'QUJD'.repeat(16)}$${'QUJD'.repeat(40)}`,
  `$scrypt$ln=15,r=1,p=1$${SALT}$${KEY}`,
  `$scrypt$ln=1,r=1,p=64$${SALT}$${KEY}`,
  `$scrypt$ln=14,r=64,p=1$A$${KEY}`,
  `$firebase-scrypt$ln=15,r=1$$$${KEY}$${KEY}`,
  `$pbkdf2-sha512$i=1,l=18$A$${KEY}`,
  `$2b$04$${B53}`,
])('%s is read, and no password of ours fits it', (hash) => {
  expect(readHash(hash)).toMatchObject({ costMs: expect.any(Number) });
  expect(matchesHash(hash, 'a password of ours')).toBe(false);
});

test('what is accepted takes a second at most', () => {
  const dearest = [
    `$scrypt$ln=17,r=8,p=1$${SALT}$${KEY}`,
    `$pbkdf2-sha512$i=1000000,l=64$${SALT}$${KEY}`,
    `pbkdf2_sha256$2500000$salt$${KEY}`,
    `$2b$14$${B53}`,
    `$argon2id$v=19$m=131072,t=8,p=1$${SALT}$${KEY}`,
  ];
  for (const hash of dearest) {
    const read = readHash(hash);
    expect(read !== undefined && 'costMs' in read && read.costMs).toBeLessThanOrEqual(1_000);
  }
});

test('the rounds that passlib makes by default are accepted', () => {
  expect(readHash(`$6$rounds=656000$salt$${'a'.repeat(86)}`)).toMatchObject({
    stored: expect.any(String),
  });
});
