import type { RequestEvent } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { handle } from './hooks.server.ts';

// They want a SvelteKit application around them.
vi.mock('sveltekit-superforms', () => ({}));
vi.mock('#lib/server/guard.ts', () => ({ guard: async () => undefined }));
vi.mock('#lib/server/check-unsafe.ts', () => ({ checkUnsafe: async () => undefined }));

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
