import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { createTestCore } from '../testing.ts';
import { login } from './login.ts';

test('of many sign-ins that come at once, one begins in each turn of the event loop', async () => {
  const { ctx, remove } = await createTestCore();
  let turn = 0;
  let isDone = false;
  const count = () => {
    turn++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  /** The turn in which an account is first looked for, which asks for the time. */
  const signIn = async () => {
    let beganIn: number | undefined;
    const now = () => {
      beganIn ??= turn;
      return ctx.now();
    };
    const visitor: Context = { ...ctx, actor: { kind: 'anonymous' }, now };
    const input = { email: 'nobody@example.com', password: 'a long enough passphrase' };
    await expect(login(visitor, input)).rejects.toThrow();
    return beganIn;
  };
  const turns = await Promise.all(Array.from({ length: 20 }, signIn));
  isDone = true;
  await remove();
  expect(new Set(turns).size).toBe(20);
});
