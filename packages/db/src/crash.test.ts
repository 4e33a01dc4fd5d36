import { afterEach, expect, test } from 'vitest';
import { crashWhileWriting } from './testing-crash.ts';
import { createModeDatabase, type ModeDatabase } from './testing-modes.ts';

let data: ModeDatabase;
afterEach(() => data.remove());

test('a program that is killed while it writes loses nothing it acknowledged, and leaves no half', async () => {
  data = await createModeDatabase('file');
  const { faults, acknowledged } = await crashWhileWriting(data, 5);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(100);
});
