import { expect, test } from 'vitest';
import { taskOutput } from './task-output.ts';

const line = (source: string, text: string) => JSON.stringify({ source, level: 'info', text });

test('keeps what the task printed', () => {
  const output = [
    line('turbo', '• Running types in 10 packages'),
    line('//#types', 'cache miss, executing 26e8a5c395a50e01'),
    line('//#types', '$ tsc -p tsconfig.json'),
    line('//#types', 'src/a.ts(1,7): error TS2322: Wrong.'),
    line('//#types', ''),
    line('//#types', 'error: script "types" exited with code 1'),
    line('turbo', 'Failed:    //#types'),
    ' ERROR  run failed: command  exited (1)',
  ].join('\n');
  expect(taskOutput(output)).toBe('src/a.ts(1,7): error TS2322: Wrong.\n');
});

test('keeps everything where the task printed nothing', () => {
  const output = `${line('turbo', 'Could not find task')}\n ERROR  run failed`;
  expect(taskOutput(output)).toBe(output);
});
