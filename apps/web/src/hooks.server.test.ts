import type { RequestEvent } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { handle, handleError } from './hooks.server.ts';

// They want a SvelteKit application around them.
vi.mock('#lib/server/guard.ts', () => ({ guard: async () => undefined }));
vi.mock('#lib/server/check-form.ts', () => ({ checkForm: async () => undefined }));
vi.mock('#lib/server/check-unsafe.ts', () => ({ checkUnsafe: () => undefined }));

/** What the browser gets when the page answers with this status. */
function answered(status: number, retryAfter?: string): Promise<Response> {
  const event = {
    cookies: { get: () => undefined },
    locals: { retryAfter },
    request: new Request('http://localhost/posts'),
    route: { id: '/(app)/posts' },
  } as unknown as RequestEvent;
  return Promise.resolve(handle({ event, resolve: async () => new Response('', { status }) }));
}

test.each([
  [503, undefined, '5'],
  [503, '2', '2'],
  [429, '30', '30'],
  [200, undefined, null],
])(
  'a page that answers %i when the API said %s to wait has Retry-After %s',
  async (status, said, seconds) => {
    const response = await answered(status, said);
    expect(response.headers.get('retry-after')).toBe(seconds);
  },
);

test('what no one expected is in the log of the server, and the page says nothing of it', async () => {
  const logError = vi.fn();
  const event = { locals: { requestId: 'req_1' }, platform: { logError } };
  const error = new Error('secret detail');
  const input = { kind: 'unknown', error, event } as unknown as Parameters<typeof handleError>[0];
  const said = await handleError(input);
  expect(logError).toHaveBeenCalledExactlyOnceWith(error);
  expect(said).toMatchObject({ status: 500, requestId: 'req_1' });
  expect(JSON.stringify(said)).not.toContain('secret');
});
