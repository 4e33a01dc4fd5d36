import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { bytesToHold } from './body-limit.ts';
import type { HttpEnv } from './types.ts';

const app = new Hono<HttpEnv>().all('*', (c) => c.json(bytesToHold(c)));
const KIB = 1024;

test.each([
  ['a form', '/login', { 'content-length': '200' }, 200],
  ['what is refused for its length', '/login', { 'content-length': '999999999' }, 256 * KIB],
  ['what has no readable length', '/login', { 'content-length': '5, 5' }, 256 * KIB],
  ['what does not say how long it is', '/login', { 'transfer-encoding': 'chunked' }, 256 * KIB],
  ['a file', '/admin/imports/imp_1/file', { 'content-length': '99999999' }, KIB * KIB],
  ['nothing', '/livez', {}, 0],
])('of %s', async (_, path, headers, held) => {
  const response = await app.request(path, { method: 'POST', headers }, {});
  expect(await response.json()).toBe(held);
});

test('of what our own pages call, nothing: it was counted as it came', async () => {
  const info = { id: 'req_1', ip: '', userAgent: '' };
  const init = { method: 'POST', headers: { 'content-length': '200' } };
  const response = await app.request('/trpc/auth.login', init, { onBehalfOf: info });
  expect(await response.json()).toBe(0);
});
