import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { users } from '@rolecall/db/tables/users';
import { storedBytes } from '@rolecall/db/testing';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Installation } from '../context.ts';
import { randomToken } from '../secrets.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { consumeToken } from './one-time-token.ts';
import { storeToken } from './store-token.ts';

const ROUNDS = 20;
let installation: TestCore;
let core: Installation;
let userId: string;
beforeEach(async () => {
  installation = await createTestCore();
  core = installation.core;
  userId = (await installation.addUser()).id;
});
afterEach(() => installation.remove());

type Stored = Parameters<typeof storeToken>[2];

/** Makes a new token valid. @returns it */
async function store(changes: Partial<Stored> = {}): Promise<string> {
  const token = changes.token ?? randomToken();
  await core.db.transaction((tx) =>
    storeToken(core, tx, {
      purpose: 'verify-email',
      userId,
      email: 'ada@example.com',
      seconds: 60,
      ...changes,
      token,
    }),
  );
  return token;
}

const consume = (token: string, purpose: Stored['purpose'] = 'verify-email', node = core) =>
  node.db.transaction((tx) => consumeToken(node, tx, purpose, token));
const refused = { name: 'DomainError', code: 'TOKEN_INVALID' };

describe('a token', () => {
  test('works once and tells whose it is and which email it was sent to', async () => {
    const token = await store();
    expect(await consume(token)).toMatchObject({ userId, email: 'ada@example.com' });
    await expect(consume(token)).rejects.toMatchObject(refused);
  });

  test('works until it expires, and not at that moment', async () => {
    const [early, late] = [await store(), await store({ purpose: 'setup' })];
    installation.advance(59.999);
    await expect(consume(early)).resolves.toMatchObject({ userId });
    installation.advance(0.001);
    await expect(consume(late, 'setup')).rejects.toMatchObject(refused);
  });

  test('works for its purpose alone', async () => {
    const token = await store();
    await expect(consume(token, 'setup')).rejects.toMatchObject(refused);
    await expect(consume(token)).resolves.toMatchObject({ userId });
  });

  test.each(['', 'x', 'é🔑', "' or 1=1 --", 'a'.repeat(512)])('%j is none', async (text) => {
    await store();
    await expect(consume(text)).rejects.toMatchObject(refused);
  });

  test('the hash that is stored is itself no token', async () => {
    await store();
    const [row] = await core.db.read.select().from(oneTimeTokens);
    await expect(consume(row?.hash ?? '')).rejects.toMatchObject(refused);
  });

  test('stands nowhere in the database', async () => {
    const token = await store();
    const bytes = await storedBytes(installation);
    expect(bytes.includes(userId)).toBe(true);
    expect(bytes.includes(token)).toBe(false);
  });

  test('goes with its user', async () => {
    const token = await store();
    await core.db.transaction((tx) => tx.delete(users).where(eq(users.id, userId)));
    await expect(consume(token)).rejects.toMatchObject(refused);
  });

  test('is not used up by a transaction that fails', async () => {
    const token = await store();
    const failed = core.db.transaction(async (tx) => {
      await consumeToken(core, tx, 'verify-email', token);
      throw new Error('the effect failed');
    });
    await expect(failed).rejects.toThrow('the effect failed');
    await expect(consume(token)).resolves.toMatchObject({ userId });
  });
});

describe('the newest wins', () => {
  test('over every earlier one of its purpose and user', async () => {
    const [first, second, third] = [await store(), await store(), await store()];
    await expect(consume(first)).rejects.toMatchObject(refused);
    await expect(consume(second)).rejects.toMatchObject(refused);
    await expect(consume(third)).resolves.toMatchObject({ userId });
  });

  test('but not over those of another user, of another purpose or of no one', async () => {
    const other = await installation.addUser();
    const theirs = await store({ userId: other.id });
    const setup = await store({ userId: null, email: null, purpose: 'setup' });
    await store();
    await expect(consume(theirs)).resolves.toMatchObject({ userId: other.id });
    await expect(consume(setup, 'setup')).resolves.toMatchObject({ userId: null });
  });

  test('among those that belong to no one, too', async () => {
    const nobody = { userId: null, email: null, purpose: 'setup' as const };
    const [first, second] = [await store(nobody), await store(nobody)];
    await expect(consume(first, 'setup')).rejects.toMatchObject(refused);
    await expect(consume(second, 'setup')).resolves.toMatchObject({ userId: null });
  });

  test('and stored a second time, as a repeated mail does, it keeps one row and lives on', async () => {
    const token = await store();
    installation.advance(30);
    await store({ token });
    installation.advance(40);
    expect(await core.db.read.$count(oneTimeTokens)).toBe(1);
    await expect(consume(token)).resolves.toMatchObject({ userId });
  });

  test('and a used one does not come back to life when it is stored again', async () => {
    const token = await store();
    await consume(token);
    await store({ token });
    await expect(consume(token)).rejects.toMatchObject(refused);
  });
});

test('of 50 parallel uses of one token on two nodes exactly one succeeds', async () => {
  const node = await installation.openNode();
  for (let round = 0; round < ROUNDS; round++) {
    const token = await store();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        consume(token, 'verify-email', n % 2 === 0 ? core : node),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(refused);
    }
  }
});
