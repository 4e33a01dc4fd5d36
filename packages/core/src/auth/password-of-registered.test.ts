import { users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Context, withoutCaller } from '../context.ts';
import vectors from '../hash-kind/vectors.json' with { type: 'json' };
import { isVoidPassword } from '../password/void-password.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { register } from './register.ts';

let installation: TestCore;
let ctx: Context;
/** What hashes were checked, in order. */
const checked: (string | null)[] = [];
beforeAll(async () => {
  installation = await createTestCore({ emailVerification: 'required' });
  const { passwords } = installation.ctx;
  const verify: typeof passwords.verify = (password, stored, standIn) => {
    checked.push(stored, ...(standIn ? [standIn] : []));
    return passwords.verify(password, stored, standIn);
  };
  ctx = withoutCaller({ ...installation.ctx, passwords: { ...passwords, verify } });
});
afterAll(() => installation.remove());

const { hash: foreign = '', password = '' } = vectors[0] ?? {};
const OLD_ARGON2 = vectors[8] ?? { hash: '', password: '' };
const registering = async (email: string, chosen: string) => {
  checked.length = 0;
  installation.advance(3_600);
  return register(ctx, { email, password: chosen });
};
const hashOf = async (email: string) => {
  const [user] = await ctx.read.select().from(users).where(eq(users.email, email));
  return user?.passwordHash ?? null;
};

describe('a registration checks one hash of ours and says the same', () => {
  test.each([
    ['an unknown email', undefined],
    ['a verified email with our hash', { emailVerified: true }],
    ['a verified email with an imported hash', { emailVerified: true, passwordHash: foreign }],
    ['an invited email', { passwordHash: null }],
    ['a pending email with our hash', {}],
    ['an unverified email with an imported hash', { passwordHash: foreign }],
    ['an unverified email with a costlier hash', { passwordHash: OLD_ARGON2.hash }],
  ])('of %s', async (name, values) => {
    const email = `${name.replaceAll(' ', '-')}@example.com`;
    const passwordHash = await ctx.passwords.hash('of the account itself');
    if (values !== undefined) await installation.addUser({ passwordHash, email, ...values });
    const guesses = ['a password of a stranger', password, OLD_ARGON2.password];
    for (const guess of guesses) {
      expect(await registering(email, guess)).toEqual({ status: 'verification_sent' });
      expect(checked).toHaveLength(1);
      const [hash = null] = checked;
      expect(hash === null || !ctx.passwords.isOutdated(hash)).toBe(true);
    }
  });
});

test('a pending registration keeps its password only where it is chosen again', async () => {
  await registering('ada@example.com', 'chosen by the owner');
  await registering('ada@example.com', 'chosen by the owner');
  expect(isVoidPassword(await hashOf('ada@example.com'))).toBe(false);
  await registering('ada@example.com', 'chosen by a stranger');
  expect(isVoidPassword(await hashOf('ada@example.com'))).toBe(true);
});

test('an imported password of an unverified email counts no more, even if it is known', async () => {
  await installation.addUser({ email: 'eve@example.com', passwordHash: foreign });
  await registering('eve@example.com', password);
  expect(isVoidPassword(await hashOf('eve@example.com'))).toBe(true);
});
