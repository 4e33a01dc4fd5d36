import type { RequestEvent } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { checkForm } from './check-form.ts';
import { checkUnsafe } from './check-unsafe.ts';

vi.mock('./refuse.ts', () => ({
  refuse: (_: unknown, status: number) => new Response('', { status }),
}));

const URL_ENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=x';

/** A form sent from a page of ours. @returns the status it is refused with, if it is */
function send(
  body: string,
  type: string,
  path = '/login',
  user?: object,
): Promise<number | undefined> {
  const url = new URL(`http://localhost${path}`);
  const headers = { origin: url.origin, 'content-type': type };
  return refusalOf(new Request(url, { method: 'POST', headers, body }), user);
}

async function refusalOf(request: Request, user?: object): Promise<number | undefined> {
  const url = new URL(request.url);
  const event = { request, url, route: { id: '/(auth)/login' }, locals: { user } };
  const refusal =
    checkUnsafe(event as unknown as RequestEvent) ??
    (await checkForm(event as unknown as RequestEvent));
  return refusal?.status;
}

const part = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n`;

test.each([
  ['no more fields than a page has', 'a=1&'.repeat(200), URL_ENCODED, undefined],
  ['a hundred thousand fields', 'a&'.repeat(100_000), URL_ENCODED, 400],
  ['a few parts', `${part('a').repeat(20)}--x--\r\n`, MULTIPART, undefined],
  ['thousands of parts', `${part('a').repeat(3_000)}--x--\r\n`, MULTIPART, 400],
])('a form with %s', async (_, body, type, status) => {
  expect(await send(body, type)).toBe(status);
});

test('only who is signed in sends long texts', async () => {
  const post = `content=${'x'.repeat(100_000)}`;
  expect(await send(post, URL_ENCODED)).toBe(400);
  expect(await send(post, URL_ENCODED, '/posts', { id: 'usr_1' })).toBeUndefined();
});

test('how long a form is counts in bytes, announced or not', async () => {
  const unannounced = async (text: string) => {
    const headers = { origin: 'http://localhost', 'content-type': MULTIPART };
    const body = new Response(text).body;
    const request = new Request('http://localhost/login', { method: 'POST', headers, body });
    expect(request.headers.has('content-length')).toBe(false);
    return await refusalOf(request);
  };
  const body = `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'é'.repeat(9_000)}\r\n--x--\r\n`;
  expect(await send(body, MULTIPART)).toBe(400);
  expect(await unannounced(body)).toBe(400);
  expect(await unannounced(body.replaceAll('é', 'e'))).toBeUndefined();
});

test('what a visitor announces as too long is not waited for', async () => {
  const body = new ReadableStream({ pull: () => new Promise(() => {}) });
  const headers = { origin: 'http://localhost', 'content-type': URL_ENCODED };
  const announced = { ...headers, 'content-length': '100000' };
  const request = new Request('http://localhost/login', {
    method: 'POST',
    headers: announced,
    body,
  });
  expect(await refusalOf(request)).toBe(400);
  expect(request.bodyUsed).toBe(false);
});

test('a form for the action whose name SvelteKit keeps for itself is not found', async () => {
  expect(await send('a=1', URL_ENCODED, '/login?/default')).toBe(404);
});
