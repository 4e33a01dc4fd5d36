import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Context, withoutCaller } from '../context.ts';
import { readHash } from '../hash-kind/read-hash.ts';
import vectors from '../hash-kind/vectors.json' with { type: 'json' };
import { createPasswordHasher } from '../password/hasher.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { login } from './login.ts';

const CHEAP = {
  parameters: { memoryKib: 64, passes: 1, lanes: 1 },
  concurrency: 2,
  queueLimit: 64,
  waitMs: 2_000,
};
let installation: TestCore;
let ctx: Context;
beforeAll(async () => {
  installation = await createTestCore();
  ctx = withoutCaller(installation.ctx);
});
// Failures are counted by the hour.
beforeEach(() => installation.advance(3_600));
afterAll(() => installation.remove());

const hashOf = async ({ id }: UserRow) => {
  const [user] = await ctx.read.select().from(users).where(eq(users.id, id));
  return user?.passwordHash;
};
const signIn = ({ email }: UserRow, password: string) => login(ctx, { email, password });
const isRefused = { code: 'INVALID_CREDENTIALS' };

/** The cheapest of each kind, and passwords beyond ASCII. Those in JSON are stored as PHC strings. */
const samples = vectors.filter(({ hash, password }) => {
  const read = readHash(hash);
  if (read === undefined || 'problem' in read || hash.startsWith('{')) return false;
  const isCheaper = vectors.some((other) => {
    const others = readHash(other.hash);
    return others?.kind === read.kind && 'costMs' in others && others.costMs < read.costMs;
  });
  return !isCheaper || password !== password.normalize('NFC');
});

describe.each(samples)('$scheme: $hash', ({ hash, password, wrongPassword }) => {
  it('signs in with its password alone, and is ours from then on', async () => {
    const user = await installation.addUser({ passwordHash: hash });
    await expect(signIn(user, wrongPassword)).rejects.toMatchObject(isRefused);
    expect(await hashOf(user)).toBe(hash);
    await signIn(user, password);
    expect(await hashOf(user)).toContain('$argon2id$v=19$m=64,t=1,p=1$');
    await signIn(user, password.normalize('NFC'));
    await signIn(user, password.normalize('NFD'));
    await expect(signIn(user, wrongPassword)).rejects.toMatchObject(isRefused);
  });
});

it('counts all of a long password once someone has signed in with it', async () => {
  const { hash, password } = vectors[3] ?? { hash: '', password: '' };
  const user = await installation.addUser({ passwordHash: hash });
  await signIn(user, password);
  await expect(signIn(user, password.slice(0, 72))).rejects.toMatchObject(isRefused);
});

it('refuses every password for a hash that cannot be checked, and reports it without the hash', async () => {
  const reports: Error[] = [];
  const onUncheckable = (error: Error) => reports.push(error);
  const config = { ...CHEAP, onUncheckable };
  const broken = { ...ctx, passwords: createPasswordHasher(config) };
  for (const passwordHash of [
    '$argon2id$v=19$m=8,t=1,p=16$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5a2V5',
    '$argon2id$v=19$m=64,t=1,p=1$A$a2V5a2V5a2V5a2V5a2V5a2V5',
    '$scrypt$ln=20,r=1,p=4$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5a2V5',
    'nothing that is known',
  ]) {
    const { email } = await installation.addUser({ passwordHash });
    const attempt = login(broken, { email, password: 'any password at all' });
    await expect(attempt).rejects.toMatchObject(isRefused);
    expect(reports.splice(0).map(({ message }) => message)).toEqual([
      'This is no hash to check against.',
    ]);
  }
});
