import { afterEach, expect, test, vi } from 'vitest';
import { postJson } from './post-json.ts';

vi.mock('./page-owner.ts', () => ({ jsonHeaders: () => ({ 'x-owner': 'usr_1' }) }));
afterEach(() => vi.unstubAllGlobals());

const answer = (response: Response | Error) =>
  vi.stubGlobal('fetch', () =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  );
const page = (status: number) =>
  new Response('<!doctype html><p>No</p>', { status, headers: { 'content-type': 'text/html' } });

test.each([
  ['a page that has no access', page(403), /don’t have access/],
  ['a page of a proxy', page(502), /can’t be reached/],
  ['a page of a network that wants a sign-in', page(200), /can’t be reached/],
  ['a page of a server that restarts', page(503), /busy or restarting/],
  ['JSON that is no refusal', Response.json(['no'], { status: 400 }), /couldn’t be read/],
  ['nothing at all', new TypeError('Failed to fetch'), /can’t be reached/],
])('%s is a clear message', async (_name, response, message) => {
  answer(response);
  expect(await postJson('/x', {})).toMatchObject({ message: expect.stringMatching(message) });
});

test('a refusal is told as it came', async () => {
  const refusal = { code: 'REAUTH_REQUIRED', message: 'Enter your password again.' };
  answer(Response.json(refusal, { status: 403 }));
  expect(await postJson('/x', {})).toEqual(refusal);
});

test('what was done is handed on', async () => {
  answer(Response.json({ ok: true }));
  const response = await postJson('/x', {});
  expect(response instanceof Response && (await response.json())).toEqual({ ok: true });
});
