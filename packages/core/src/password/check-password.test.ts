import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { checkPassword, type PasswordOwner } from './check-password.ts';

const ADA: PasswordOwner = {
  email: 'ada.lovelace@analytical-engine.example',
  names: ['Augusta Ada', 'King-Noel'],
};
let installation: TestCore;
beforeAll(async () => {
  installation = await createTestCore();
});
afterAll(() => installation.remove());

/** Why a password is refused, or `undefined` for a good one. */
function refusal(password: string, owner = ADA, ctx: Context = installation.ctx) {
  try {
    checkPassword(ctx.config, password, owner);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error;
  }
}

describe('good passwords', () => {
  test.each([
    'correct horse battery staple',
    'twelve chars',
    'no capitals, no digits',
    '密码是一个很长的中文短语吗',
    '🔑🎩🌍🚀🔑🎩🌍🚀🔑🎩🌍🚀',
    'the engine weaves algebraic patterns',
    'lovelace and a dozen unrelated words',
  ])('%j passes', (password) => {
    expect(refusal(password)).toBeUndefined();
  });
});

describe('too short', () => {
  test('counts code points, so that an emoji is one character', () => {
    expect(refusal('🔑🎩🌍🚀🔑🎩🌍🚀🔑🎩🌍')?.message).toBe('Use at least 12 characters.');
    expect(refusal('eleven char')?.message).toBe('Use at least 12 characters.');
  });

  test('follows the configured minimum', async () => {
    const strict = { ...installation.ctx.config, passwordMinLength: 15 };
    const ctx = { ...installation.ctx, config: strict };
    expect(refusal('fourteen chars', ADA, ctx)?.message).toBe('Use at least 15 characters.');
    expect(refusal('fifteen  chars.', ADA, ctx)).toBeUndefined();
  });
});

describe('built from what everybody knows', () => {
  test.each([
    ['the address', 'ada.lovelace@analytical-engine.example'],
    ['the address in capitals', 'ADA.LOVELACE@ANALYTICAL-ENGINE.EXAMPLE'],
    ['the part before the @ and a year', 'ada.lovelace1815'],
    ['a word of the address and digits', 'Lovelace12345'],
    ['a word of the address twice', 'lovelacelovelace'],
    ['the domain', 'analytical-engine.example'],
    ['the first name', 'AugustaAugusta1!'],
    ['the last name', 'king-noel12345'],
    ['names together', 'augusta lovelace'],
    ['the name of the system', 'rolecall12345'],
    ['the name of the system twice', 'RoleCallRolecall'],
  ])('%s is refused', (_name, password) => {
    expect(refusal(password)?.message).toContain('Do not build the password');
  });

  test('somebody else’s name is no reason', () => {
    expect(refusal('lovelacelovelace', { email: 'eve@example.com', names: ['Eve'] })).toBe(
      undefined,
    );
  });

  test('a person without a name and with a short address is checked, too', () => {
    const owner = { email: 'a@b.example', names: ['', ''] };
    expect(refusal('correct horse battery', owner)).toBeUndefined();
    expect(refusal('rolecallrolecall', owner)).toBeDefined();
  });
});

test('the same few characters over and over are refused', () => {
  for (const password of ['aaaaaaaaaaaa', 'abababababab', 'aAaAaAaAaAaA', '112233112233']) {
    expect(refusal(password)?.message).toBe('Use more different characters.');
  }
});

test('a refusal has the code and names the field, and does not repeat the password', () => {
  const error = refusal('rolecall12345');
  expect(error).toMatchObject({ code: 'WEAK_PASSWORD', status: 400 });
  expect(Object.keys(error?.fields ?? {})).toEqual(['password']);
  expect(JSON.stringify([error?.message, error?.fields])).not.toContain('12345');
  expect(() => checkPassword(installation.ctx.config, 'short', ADA, 'newPassword')).toThrow(
    expect.objectContaining({ fields: { newPassword: ['Use at least 12 characters.'] } }),
  );
});

describe('common passwords', () => {
  test.each([
    'passwordpassword',
    'PasswordPassword',
    '123456789012',
    'qwertyuiop123',
    'iloveyou1234',
  ])('%j is one of them', (password) => {
    expect(refusal(password)?.fields?.password?.[0]).toMatch(/common/);
  });
});
