import type { PasswordOwner } from '@rolecall/schemas/password/weakness-of';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { checkPassword } from './check-password.ts';

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
    '🔑🎩🌍🚀🐙🌵🧭🪁🥨🎻🦉🧊',
    'dresser drawers',
    'xK9#mQ2$vB4!',
    'a monkey 57 wrote this',
    'unhappy unhappier',
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

describe('built from what everyone knows', () => {
  test.each([
    ['the email', 'ada.lovelace@analytical-engine.example'],
    ['the email in capitals', 'ADA.LOVELACE@ANALYTICAL-ENGINE.EXAMPLE'],
    ['the part before the @ and a year', 'ada.lovelace1815'],
    ['a word of the email and digits', 'Lovelace12345'],
    ['a word of the email twice', 'lovelacelovelace'],
    ['the domain', 'analytical-engine.example'],
    ['the first name', 'AugustaAugusta1!'],
    ['the last name', 'king-noel12345'],
    ['names together', 'augusta lovelace'],
    ['the name of the system', 'rolecall12345'],
    ['the name of the system twice', 'RoleCallRolecall'],
  ])('%s is refused', (_name, password) => {
    expect(refusal(password)?.message).toContain('Don’t base your password');
  });

  test('someone else’s name is no reason', () => {
    const eve = { email: 'eve@example.com', names: ['Eve'] };
    expect(refusal('analytical-engine.example', eve)).toBeUndefined();
  });

  test('a person without a name and with a short email is checked, too', () => {
    const owner = { email: 'a@b.example', names: ['', ''] };
    expect(refusal('correct horse battery', owner)).toBeUndefined();
    expect(refusal('rolecallrolecall', owner)).toBeDefined();
  });
});

test('the same few characters over and over are refused', () => {
  for (const password of ['aaaaaaaaaaaa', 'abababababab', 'aAaAaAaAaAaA', '112233112233']) {
    expect(refusal(password)?.message).toBe('Use a wider mix of characters.');
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

const reasonOf = (password: string, minLength = 12) => {
  const config = { ...installation.ctx.config, passwordMinLength: minLength };
  return refusal(password, ADA, { ...installation.ctx, config })?.message ?? 'taken';
};

describe('common passwords', () => {
  test.each([
    'passwordpassword',
    'PasswordPassword',
    '123456789012',
    'qwertyuiop123',
    'iloveyou1234',
    'trustno1trustno1',
    'qwerty123456',
    'basketball23',
    '1234qwerasdf',
  ])('%j is one of them', (password) => {
    expect(reasonOf(password)).toMatch(/common/);
  });

  test.each(['!!!!!!!!', 'zzzzzzzzz', '1qaz2wsx', 'p@ssw0rd', 'trustno1'])(
    '%j is refused where eight characters are enough',
    (password) => {
      expect(reasonOf(password, 8)).not.toBe('taken');
    },
  );
});

test.each([
  ...['correcthorsebatterystaple', 'Correct-Horse-Battery-Staple', 'thequickbrownfoxjumps'],
  ...[
    'dvorakpyfgcr',
    'dvorak123456',
    'pyfgcrlaoeui',
    "',.pyfgcrlao",
    'aoeuidhtns12',
    ';qjkxbmwvz;q',
  ],
  ...[
    'qwfpgjluyqwf',
    'arstdhneio12',
    'colemakqwfpg',
    'azertyuiopqs',
    'wxcvbnazerty',
    'qwertzuiopas',
  ],
  ...['yxcvbnmasdfg', 'azertyqsdfgh', 'keyboardqwerty', 'qwertzyxcvbn'],
])('%j comes to mind first', (password) => {
  expect(reasonOf(password)).not.toBe('taken');
});

test.each([
  'Password2026!',
  '2026password',
  '!!!!Password!!!!',
  'P@$$w0rd2026',
  'password+password',
  'Password.Password!',
  'letmein19871987',
  'dragon20242024',
  'football#2025',
  'monkey738291',
  'trustno12024!',
  'Summer-2024!!',
  '$$$iloveyou$$$',
  'Administrator1',
  'hunter42hunter42',
  'galatasaray1905',
])('a common password with something added is refused: %j', (password) => {
  expect(reasonOf(password)).toMatch(/common password/);
});

test('a common word beside enough that is hard to guess is no reason', () => {
  expect(reasonOf('monkey7302819501726348')).toBe('taken');
  expect(reasonOf('monkey wardrobe 7')).toBe('taken');
});

test.each([
  ['a row', 'qwertyuiop[]', 'QWERTYUIOP{}', 'poiuytrewq-=', "asdfghjkl;'asd"],
  ['columns', '1qaz2wsx3edc4rfv5tgb6yhn', '!QAZ@WSX#EDC', 'qazwsxedcrfvtg', 'zaq12wsxcde34rfv'],
  ['side by side', 'q1w2e3r4t5y6u7', '1q2w3e4r5t6y7u'],
  ['a German keyboard', 'qwertzuiopü+', 'yxcvbnm,.-asdf'],
  ['a French keyboard', 'azertyuiop^$', 'qsdfghjklmù*'],
  ['a Russian keyboard', 'йцукенгшщзхъ', 'фывапролджэяч'],
  ['a keypad', '147258369147', '789456123000'],
  ['letters in order', 'abcdefghijklm', 'zyxwvutsrqpon', 'AbCdEfGhIjKl', 'aabbccddeeff'],
  ['digits in order', '987654321098', '13579246801a', '0011223344556'],
  ['several of them', 'qwerty 12345 asdfgh', 'abcd1234qwer', 'abcdef!!654321'],
])('keys or characters in a row are refused: %s', (_name, ...passwords) => {
  for (const password of passwords) {
    expect([password, reasonOf(password)]).toEqual([
      password,
      expect.stringMatching(/keyboard|common/),
    ]);
  }
});

test.each([
  'xkqxkqxkqxkq!',
  'bmw9bmw9bmw9',
  '🔑🎩🌍🚀🔑🎩🌍🚀🔑🎩🌍🚀',
  'vk-vk-vk-vk-vk',
  'pdq7 pdq7 pdq7',
])('a few characters over and over are refused: %j', (password) => {
  expect(reasonOf(password)).toMatch(/repeats|keyboard|wider mix|common/);
});

test('chance hardly ever makes a password that is refused', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  let state = 42;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return letters[Math.floor((state / 2 ** 31) * letters.length)] ?? '';
  };
  const random = () => Array.from({ length: 14 }, next).join('');
  const refused = Array.from({ length: 2_000 }, random).filter(
    (password) => reasonOf(password) !== 'taken',
  );
  expect(refused.length).toBeLessThan(10);
});
