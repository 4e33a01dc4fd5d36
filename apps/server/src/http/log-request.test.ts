import { Hono } from 'hono';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { LOGGER_OPTIONS } from '../logger.ts';
import { logRequest } from './log-request.ts';
import type { HttpEnv } from './types.ts';

const AT = 1_790_000_000_000;

/** The lines that a request leaves at a level, and those that pino itself writes of the same. */
async function linesOf(path: string, level = 'debug', base?: Record<string, string>) {
  vi.useFakeTimers({ now: AT, toFake: ['Date'] });
  const lines: string[] = [];
  const options = { ...LOGGER_OPTIONS, level, ...(base && { base }) };
  const logger = pino(options, { write: (line: string) => void lines.push(line) });
  const own: string[] = [];
  const plain = pino(options, { write: (line: string) => void own.push(line) });
  const app = new Hono<HttpEnv>();
  app.use(async (c, next) => {
    c.set('info', { id: 'req_1', ip: '127.0.0.1', userAgent: '' });
    await next();
    logRequest(logger, c, 12.6);
    const said = { requestId: 'req_1', method: c.req.method, path: c.req.path };
    plain[path === '/livez' ? 'debug' : 'info']({ ...said, status: 404, ms: 13 }, 'request');
  });
  await app.request(path, { method: 'POST' }, {});
  vi.useRealTimers();
  return { lines, own };
}

test.each([
  '/posts',
  '/livez',
  '/a"b\\c',
  '/%00%1f%7f%e2%80%a8',
  '/ünï/😀',
  `/${'long/'.repeat(400)}`,
])('the line of %j is the one that pino writes', async (path) => {
  const { lines, own } = await linesOf(path);
  expect(lines).toEqual(own);
  expect(lines).toHaveLength(1);
});

test('it begins with what all lines of its logger begin with', async () => {
  const { lines, own } = await linesOf('/posts', 'info', { node: 'fra' });
  expect(lines).toEqual(own);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ node: 'fra', path: '/posts', time: AT });
});

test('a query, which may hold a token, is not in it', async () => {
  const { lines } = await linesOf('/verify-email?token=secret');
  expect(lines[0]).toContain('"path":"/verify-email"');
  expect(lines[0]).not.toContain('secret');
});

test('nothing is written below the level of the logger', async () => {
  expect((await linesOf('/posts', 'warn')).lines).toEqual([]);
  expect((await linesOf('/livez', 'info')).lines).toEqual([]);
});
