import { afterEach, beforeEach, expect } from 'vitest';

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
