import { describe, expect, test } from 'vitest';
import { createPasswordHasher } from './hasher.ts';

const CHEAP = { memoryKib: 64, passes: 1, lanes: 1 };
const POOL = { concurrency: 2, queueLimit: 64, waitMs: 2_000 };
const hasher = createPasswordHasher({ parameters: CHEAP, ...POOL });

describe('hashing', () => {
  test('gives an argon2id PHC string with the parameters and a 16-byte salt of its own', async () => {
    const [one = '', two = ''] = await Promise.all([hasher.hash('same'), hasher.hash('same')]);
    const [, algorithm, version, parameters, salt = ''] = one.split('$');
    expect([algorithm, version, parameters]).toEqual(['argon2id', 'v=19', 'm=64,t=1,p=1']);
    expect(Buffer.from(salt, 'base64')).toHaveLength(16);
    expect(one).not.toBe(two);
  });

  test.each(['correct horse', 'Zoë 山田 🔑', ' spaces ', 'a\u0000b', '🔑'.repeat(256)])(
    '%j is proved by itself alone',
    async (password) => {
      const phc = await hasher.hash(password);
      expect(await hasher.verify(password, phc)).toBe(true);
      for (const other of [`${password} `, password.slice(0, -1), password.toUpperCase(), '']) {
        if (other !== password) expect(await hasher.verify(other, phc)).toBe(false);
      }
    },
  );

  test('nothing after a null character or a 72nd byte is cut off', async () => {
    const long = 'a'.repeat(100);
    expect(await hasher.verify(`${long}b`, await hasher.hash(`${long}c`))).toBe(false);
    expect(await hasher.verify('a\u0000b', await hasher.hash('a\u0000c'))).toBe(false);
  });
});

test('a hash made with other parameters still proves, and is known to be outdated', async () => {
  const dearer = createPasswordHasher({ parameters: { ...CHEAP, passes: 2 }, ...POOL });
  const phc = await hasher.hash('correct horse');
  expect(await dearer.verify('correct horse', phc)).toBe(true);
  expect(dearer.isOutdated(phc)).toBe(true);
  expect(hasher.isOutdated(phc)).toBe(false);
  expect(dearer.isOutdated(await dearer.hash('x'))).toBe(false);
  // m=64 is not the beginning of m=640.
  const larger = createPasswordHasher({ parameters: { ...CHEAP, memoryKib: 640 }, ...POOL });
  expect(larger.isOutdated(phc)).toBe(true);
  expect(hasher.isOutdated(await larger.hash('x'))).toBe(true);
});

test('an account that does not exist is never proved', async () => {
  expect(await hasher.verify('nobody has this password', null)).toBe(false);
  expect(await hasher.verify('', null)).toBe(false);
});
