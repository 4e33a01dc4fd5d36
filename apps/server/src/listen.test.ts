import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HttpEnv } from './http/types.ts';
import { type Listener, listen } from './listen.ts';

let listener: Listener;
/** The stream of the answer under way. */
let answer: ReadableStreamDefaultController<string>;
beforeEach(() => {
  listener = listen({
    port: 0,
    host: '127.0.0.1',
    appUrl: undefined,
    nodeEnv: 'test',
    frontendOrigins: [],
  });
  const app = new Hono<HttpEnv>();
  app.get('/', () => {
    const body = new ReadableStream<string>({
      start: (controller) => {
        answer = controller;
        controller.enqueue('first,');
      },
    });
    return new Response(body.pipeThrough(new TextEncoderStream()));
  });
  listener.handle(app);
});
afterEach(() => listener.close());

it('counts a request until the last byte of its answer has left', async () => {
  const response = await fetch(listener.localUrl);
  expect(listener.inFlight()).toBe(1);
  listener.close();
  expect(listener.inFlight()).toBe(1);
  answer.enqueue('second');
  answer.close();
  expect(await response.text()).toBe('first,second');
  await expect.poll(() => listener.inFlight()).toBe(0);
});

it('counts a request no more when no one waits for its answer', async () => {
  const leaving = new AbortController();
  await fetch(listener.localUrl, { signal: leaving.signal });
  expect(listener.inFlight()).toBe(1);
  leaving.abort();
  await expect.poll(() => listener.inFlight()).toBe(0);
});

it('has built the router before a request has to wait for it', () => {
  const app = new Hono<HttpEnv>();
  app.get('/', (c) => c.text(''));
  listener.handle(app);
  // Hono takes no routes from its first match on.
  expect(() => app.get('/late', (c) => c.text(''))).toThrow('matcher is already built');
});
