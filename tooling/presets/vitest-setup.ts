import fc from 'fast-check';
import { afterEach, beforeEach, expect } from 'vitest';

// What a commit passed once it passes again. FAST_CHECK_SEED goes looking for more.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_128) });

const original = console.error;
let printed: unknown[][] = [];

// Not a mock: a test that expects an error mocks `console.error` itself, on top of this.
beforeEach(() => {
  printed = [];
  console.error = (...values: unknown[]) => {
    printed.push(values);
    original(...values);
  };
});

afterEach(() => {
  console.error = original;
  expect(printed, 'console.error was called').toEqual([]);
});
