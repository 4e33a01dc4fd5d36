import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseUnavailableError } from './errors.ts';
import type { RunStatement } from './statement.ts';
import { createEmptyDatabase, type ModeDatabase } from './testing-modes.ts';
import { openWriter } from './writer.ts';

let data: ModeDatabase;
beforeEach(async () => {
  data = await createEmptyDatabase('file');
});
afterEach(() => data.remove());

const insert = (run: RunStatement, name: string) =>
  run('INSERT INTO things VALUES (?)', [name], 'run');

test('work that waits for something else is undone when its time is over, and the next is done', async () => {
  const writer = openWriter(data.url.slice('file:'.length), 20);
  writer.begin();
  await writer.run((run) => run('CREATE TABLE things (name TEXT)', [], 'run'), false);
  let late: RunStatement | undefined;
  const stuck = await writer.run(async (run) => {
    late = run;
    await insert(run, 'stuck');
    await new Promise(() => {});
  }, false);
  expect(stuck).toMatchObject({ ok: false, error: expect.any(DatabaseUnavailableError) });
  await expect(late && insert(late, 'late')).rejects.toThrow('ended');
  await writer.run((run) => insert(run, 'next'), false);
  const found = await writer.run(
    async (run) => (await run('SELECT name FROM things', [], 'all')).rows,
    false,
  );
  await writer.commit();
  writer.close();
  expect(found).toEqual({ ok: true, value: [['next']] });
});
