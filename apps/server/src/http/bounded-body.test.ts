import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { readBoundedBody } from './bounded-body.ts';
import type { HttpEnv } from './types.ts';

test('of many long bodies that come at once, each has a turn, and short ones pass them', async () => {
  const read: string[] = [];
  const app = new Hono<HttpEnv>().post('/:name', async (c) => {
    await readBoundedBody(c, [undefined]);
    read.push(c.req.param('name'));
    return c.text('ok');
  });
  const post = (name: string, body: string) => app.request(`/${name}`, { method: 'POST', body });
  const long = Array.from({ length: 20 }, (_, n) => post(`long-${n}`, 'x'.repeat(5_000)));
  await Promise.all([...long, post('short', 'x')]);
  expect(read).toHaveLength(21);
  expect(read.indexOf('short')).toBeLessThan(3);
});
