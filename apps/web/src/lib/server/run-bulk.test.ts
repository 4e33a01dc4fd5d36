import type { RequestEvent } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import type { BulkRequest } from '../user/bulk/bulk-request.ts';
import { runBulk } from './run-bulk.ts';
import { streamLines } from './stream-lines.ts';

const api = vi.hoisted(() => ({ asked: vi.fn(), cancel: vi.fn(), answer: new Response() }));
vi.mock('./api.ts', () => ({
  streamFromApi: async (_: unknown, path: string, body: object) => {
    api.asked(path, body);
    return api.answer;
  },
}));
vi.mock('./full-names.ts', () => ({
  fullNames: async () => new Map(Object.entries({ usr_1: 'Grace Hopper' })),
}));

const asked: BulkRequest = { action: 'deactivate', ids: ['usr_1', 'usr_2'], limit: 2 };
const event = { locals: {} } as RequestEvent;
const message = "You can't do this to your own account.";
const LINES = [
  { type: 'start', total: 3 },
  {
    type: 'progress',
    items: [
      { id: 'usr_3', ok: true },
      { id: 'usr_me', ok: false, error: { code: 'SELF_TARGET', message } },
      { id: 'usr_1', ok: false, error: { code: 'LAST_ADMIN', message: 'Last.' } },
      { id: 'usr_2', ok: false, error: { code: 'NOT_FOUND', message: 'Gone.' } },
    ],
    succeeded: 1,
    unchanged: 0,
    failed: 3,
    left: 0,
    cursor: null,
  },
  { type: 'end', succeeded: 1, unchanged: 0, failed: 3, left: 0, cursor: null },
];

/** An API that answers so many of the lines when it is asked for them, cut where it likes. */
function answerWith(lines: object[]) {
  const bytes = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const pieces = [bytes.slice(0, 40), bytes.slice(40)];
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[pulled++];
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
      cancel: api.cancel,
    },
    { highWaterMark: 0 },
  );
  api.answer = new Response(body);
  return () => pulled;
}

async function begin(request: BulkRequest) {
  const run = await runBulk(event, request);
  if ('refusal' in run) throw new Error(run.refusal.message);
  return run.lines;
}

test('the lines of the API come with the names of the refused, without the own account', async () => {
  answerWith(LINES);
  expect(
    await Array.fromAsync(await begin({ ...asked, cursor: 'abc', password: 'secret' })),
  ).toEqual([
    LINES[0],
    {
      type: 'progress',
      succeeded: 1,
      unchanged: 0,
      failed: 3,
      left: 0,
      cursor: null,
      refused: [
        { id: 'usr_1', name: 'Grace Hopper', message: 'Last.' },
        { id: 'usr_2', name: 'usr_2', message: 'Gone.' },
      ],
    },
    LINES[2],
  ]);
  expect(api.asked).toHaveBeenLastCalledWith('/admin/users/bulk', { ...asked, cursor: 'abc' });
});

test('who closes the connection closes that to the API, which is not read ahead', async () => {
  const pulled = answerWith(LINES);
  const reader = streamLines(await begin(asked)).getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('"total":3');
  expect(pulled()).toBe(1);
  await reader.cancel();
  expect(pulled()).toBe(1);
  expect(api.cancel).toHaveBeenCalledOnce();
});

test('a refusal is handed on as it is', async () => {
  const error = { code: 'REAUTH_REQUIRED', message: 'Confirm.', requestId: 'req_1' };
  api.answer = Response.json({ error }, { status: 403 });
  expect(await runBulk(event, asked)).toEqual({ refusal: error });
});
