import { afterEach, expect, test } from 'vitest';
import { withinProcessorTime } from './within-processor-time.ts';

let process: Bun.Subprocess | undefined;
afterEach(() => process?.kill('SIGKILL'));
const start = (script: string) => {
  process = Bun.spawn(['sh', '-c', script]);
  return process.pid;
};
const never = new Promise<string>(() => {});

test('a process that waits may take longer than its time', async () => {
  const answer = new Promise((resolve) => setTimeout(resolve, 1_200, 'done'));
  expect(await withinProcessorTime(start('exec sleep 100'), 1_000, answer)).toBe('done');
});

test('one that calculates may not', async () => {
  const pid = start('while :; do :; done');
  expect(await withinProcessorTime(pid, 100, never)).toBeUndefined();
});

test('one that waits for ever ends, too, and so does one that is gone', async () => {
  expect(await withinProcessorTime(start('exec sleep 100'), 20, never)).toBeUndefined();
  process?.kill('SIGKILL');
  await process?.exited;
  expect(await withinProcessorTime(process?.pid ?? 0, 1, never)).toBeUndefined();
});
