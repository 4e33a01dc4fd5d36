import { expect, test } from 'vitest';
import { waitForSignInTurn, yieldToEventLoop } from './yield-to-event-loop.ts';

test('pieces of long work take turns, and others are let in between any two of them', async () => {
  const order: string[] = [];
  const work = async (name: string) => {
    for (let step = 1; step <= 3; step++) {
      await yieldToEventLoop();
      order.push(`${name}${step}`);
    }
  };
  let isDone = false;
  const others = async () => {
    while (!isDone) {
      await new Promise((resolve) => setImmediate(resolve));
      if (order.at(-1) !== '-') order.push('-');
    }
  };
  const waiting = others();
  await Promise.all([work('a'), work('b')]);
  isDone = true;
  await waiting;
  expect(order.filter((step) => step !== '-')).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
  expect(order.join(' ')).not.toMatch(/\w \w/);
});

test('long work does not wait behind a flood of sign-ins', async () => {
  let begun = 0;
  const flood = Array.from({ length: 100 }, () => waitForSignInTurn().then(() => begun++));
  await yieldToEventLoop();
  expect(begun).toBeLessThan(10);
  await Promise.all(flood);
});
