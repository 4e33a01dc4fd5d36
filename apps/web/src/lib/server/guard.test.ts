import type { RequestEvent } from '@sveltejs/kit';
import { TRPCClientError } from '@trpc/client';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guard } from './guard.ts';

const COOKIE = 'rolecall';
const TOKEN = `rcs_${'x'.repeat(43)}`;

const askWhoIAm = vi.fn();
vi.mock('./api.ts', () => ({ api: () => ({ user: { me: { query: () => askWhoIAm() } } }) }));
// It wants a SvelteKit application around it.
vi.mock('./refuse.ts', () => ({
  refuse: (_: unknown, status: number) => new Response('', { status }),
}));

/** A request for a page with a session's cookie, and the cookies that are left in the browser. */
function request(routeId: string, form?: { body: string; length?: number }, path = '/posts') {
  const cookies = new Map([[COOKIE, TOKEN]]);
  const url = new URL(path, 'http://localhost');
  const event = {
    cookies: {
      get: (name: string) => cookies.get(name),
      set: (name: string, value: string) => cookies.set(name, value),
      delete: (name: string) => cookies.delete(name),
    },
    locals: {},
    request: form ? formRequest(url, form) : new Request(url),
    route: { id: routeId },
    url,
  };
  return { event: event as unknown as RequestEvent, cookies };
}

const formRequest = (url: URL, { body, length = body.length }: { body: string; length?: number }) =>
  new Request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(length),
    },
    body,
  });

/** What the API's client throws for an answer with this code. */
const refusal = (code: string) =>
  TRPCClientError.from({ error: { message: '', code: 0, data: { domain: { code } } } });

const outcomeOf = (event: RequestEvent) =>
  guard(event).then(
    (response) => response?.status,
    (thrown: { status?: number }) => thrown.status,
  );

beforeEach(() => {
  askWhoIAm.mockReset();
});

describe('the cookie of a session', () => {
  test.each(['UNAUTHENTICATED', 'SESSION_EXPIRED'])(
    'is deleted when the API says %s',
    async (code) => {
      askWhoIAm.mockRejectedValue(refusal(code));
      const { event, cookies } = request('/(app)/posts');
      expect(await outcomeOf(event)).toBe(303);
      expect(cookies.has(COOKIE)).toBe(false);
    },
  );

  test.each<[string, unknown]>([
    ['is busy', refusal('UNAVAILABLE')],
    ['fails', refusal('INTERNAL')],
    ['has had enough', refusal('RATE_LIMITED')],
    ['forbids it', refusal('FORBIDDEN')],
    ['cannot be reached', TRPCClientError.from(new TypeError('fetch failed'))],
    ['takes too long', TRPCClientError.from(new DOMException('too long', 'TimeoutError'))],
    ['answers what is not its own', TRPCClientError.from(new SyntaxError('Unexpected token <'))],
    [
      'is answered for by a proxy',
      TRPCClientError.from({ error: { message: '', code: 0, data: { httpStatus: 401 } } }),
    ],
  ])('stays when the API %s, and the answer is 503', async (_, error) => {
    askWhoIAm.mockRejectedValue(error);
    for (const route of ['/(app)/posts', '/(auth)/login', '/verify-email']) {
      const { event, cookies } = request(route);
      expect(await outcomeOf(event)).toBe(503);
      expect(cookies.get(COOKIE)).toBe(TOKEN);
    }
  });
});

const OWNER = 'owner=usr_a+a%40example.com';

describe('what was typed into a form whose session has ended', () => {
  const sent = async (form: { body: string; length?: number }) => {
    askWhoIAm.mockResolvedValueOnce({ id: 'usr_a' });
    await outcomeOf(request('/(app)/posts').event);
    askWhoIAm.mockRejectedValue(refusal('SESSION_EXPIRED'));
    const { event, cookies } = request('/(app)/posts', form);
    expect(await outcomeOf(event)).toBe(303);
    return { isRead: event.request.bodyUsed, isKept: cookies.has('rolecall-draft') };
  };

  test('is kept until they have signed in', async () => {
    expect(await sent({ body: `${OWNER}&title=Half+a+post` })).toEqual({
      isRead: true,
      isKept: true,
    });
  });

  test('is left unread where it says that it is longer than any form', async () => {
    expect(await sent({ body: 'body=a', length: 20_000_000 })).toEqual({
      isRead: false,
      isKept: false,
    });
  });

  test('is not kept where it has thousands of fields', async () => {
    expect(await sent({ body: `${OWNER}&${'a&'.repeat(100_000)}` })).toMatchObject({
      isKept: false,
    });
  });
});

test('a file that someone sends who may not is left unread', async () => {
  askWhoIAm.mockResolvedValue({ id: 'usr_ada', role: 'user' });
  const route = '/(admin)/admin/imports/[id]/file';
  const { event } = request(route, { body: 'a&'.repeat(1000) }, '/admin/imports/imp_1/file');
  expect(await outcomeOf(event)).toBe(403);
  expect(event.request.bodyUsed).toBe(false);
});
