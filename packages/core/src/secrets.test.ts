import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSecrets, equalsInConstantTime, hashToken, randomToken } from './secrets.ts';

const KEY = randomBytes(32).toString('base64');
const secrets = createSecrets(KEY);

describe('seal and open', () => {
  test.each(['', 'a', '{"kty":"OKP"}', 'Zoë 山田 🔑', 'x'.repeat(100_000)])(
    'give the text back (%#)',
    (text) => {
      expect(secrets.open('signing-key', secrets.seal('signing-key', text))).toBe(text);
    },
  );

  test('the sealed text shows nothing of the text, and never looks the same twice', () => {
    const sealed = Array.from({ length: 100 }, () => secrets.seal('signing-key', 'the same text'));
    expect(new Set(sealed).size).toBe(100);
    for (const text of sealed) {
      expect(Buffer.from(text, 'base64url').includes('same')).toBe(false);
    }
  });

  test('a change of any byte is noticed: nonce, tag or text', () => {
    const bytes = Buffer.from(secrets.seal('signing-key', 'secret'), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      expect(() => secrets.open('signing-key', changed.toString('base64url'))).toThrow();
    }
  });

  test('a cut or empty text is noticed', () => {
    const sealed = secrets.seal('signing-key', 'secret');
    for (const text of ['', 'x', sealed.slice(0, 16), sealed.slice(0, 30), sealed.slice(0, -4)]) {
      expect(() => secrets.open('signing-key', text)).toThrow();
    }
  });

  test('another purpose or another SECRET_KEY opens nothing', () => {
    const sealed = secrets.seal('signing-key', 'secret');
    const others = createSecrets(randomBytes(32).toString('base64'));
    expect(() => secrets.open('refresh-token', sealed)).toThrow();
    expect(() => others.open('signing-key', sealed)).toThrow();
    expect(createSecrets(KEY).open('signing-key', sealed)).toBe('secret');
  });
});

describe('mac', () => {
  test('is the same for the same key, purpose and text, and for nothing else', () => {
    const mac = secrets.mac('rate-limit', 'text');
    expect(createSecrets(KEY).mac('rate-limit', 'text')).toBe(mac);
    expect(secrets.mac('rate-limit', 'text ')).not.toBe(mac);
    expect(secrets.mac('refresh-token', 'text')).not.toBe(mac);
    expect(createSecrets(randomBytes(32).toString('base64')).mac('rate-limit', 'text')).not.toBe(
      mac,
    );
    expect(mac).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe('tokens', () => {
  test('are 32 random bytes, each another', () => {
    const tokens = Array.from({ length: 1_000 }, randomToken);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  test('are hashed with their purpose', () => {
    expect(hashToken('session', 'x')).toBe(hashToken('session', 'x'));
    expect(hashToken('session', 'x')).not.toBe(hashToken('setup', 'x'));
    expect(hashToken('session', 'x')).not.toContain('x\n');
    expect(hashToken('session', 'x')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

test('equalsInConstantTime compares texts of any length', () => {
  expect(equalsInConstantTime('abc', 'abc')).toBe(true);
  expect(equalsInConstantTime('', '')).toBe(true);
  for (const other of ['abd', 'ab', 'abcd', '', 'ABC']) {
    expect(equalsInConstantTime('abc', other)).toBe(false);
  }
});
