import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { onceATurn } from './logger.ts';

test('the lines of one turn are written together, in their order', async () => {
  const written: string[] = [];
  const out = onceATurn({ write: (text) => written.push(text) });
  out.write('one\n');
  out.write('two\n');
  await turn();
  out.write('three\n');
  await turn();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

test('what was logged last is written when the process ends at once', async () => {
  const logger = fileURLToPath(new URL('./logger.ts', import.meta.url));
  const script = `
    const { createLogger } = await import(${JSON.stringify(logger)});
    createLogger({ NODE_ENV: 'production', LOG_LEVEL: undefined }).fatal('the last words');
    process.exit(1);`;
  const child = Bun.spawn([process.execPath, '-e', script], { stdout: 'pipe' });
  expect(await new Response(child.stdout).text()).toContain('the last words');
});
