import type { RequestEvent } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import type { BulkRequest } from '../user/bulk/bulk-request.ts';
import { runBulk } from './run-bulk.ts';
import { streamLines } from './stream-lines.ts';

const bulk = vi.hoisted(() =>
  vi.fn(async ({ ids }: { ids: string[] }) => ({
    succeeded: ids.length,
    items: ids.map((id) => ({ id, ok: true, error: null })),
  })),
);
vi.mock('./api.ts', () => ({ api: () => ({ admin: { users: { bulk: { mutate: bulk } } } }) }));
vi.mock('./api-error.ts', () => ({ errorBody: () => undefined, actionableError: () => undefined }));

const ids = Array.from({ length: 250 }, (_, index) => `usr_${index}`);
const asked: BulkRequest = { action: 'deactivate', ids, limit: ids.length };
const event = { locals: {} } as RequestEvent;

async function readAll(request: BulkRequest) {
  const lines = runBulk(event, request);
  const read = [];
  for await (const line of lines) read.push(line);
  return read;
}

test('many are done a hundred at a time, with a line for each hundred', async () => {
  bulk.mockClear();
  const lines = await readAll(asked);
  expect(bulk.mock.calls.map(([{ ids }]) => ids.length)).toEqual([100, 100, 50]);
  expect(lines.map(({ type }) => type)).toEqual(['progress', 'progress', 'progress', 'end']);
});

test('it goes on where an earlier run had to stop', async () => {
  bulk.mockClear();
  await readAll({ ...asked, cursor: '200' });
  expect(bulk.mock.calls.map(([{ ids }]) => ids[0])).toEqual(['usr_200']);
});

test('who closes the connection stops it before the next hundred', async () => {
  bulk.mockClear();
  const lines = runBulk(event, asked);
  const reader = streamLines(await lines.next(), lines).getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('"succeeded":100');
  await reader.cancel();
  expect(bulk).toHaveBeenCalledTimes(1);
  expect(await lines.next()).toEqual({ done: true, value: undefined });
  expect(bulk).toHaveBeenCalledTimes(1);
});
