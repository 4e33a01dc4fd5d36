import { Hono } from 'hono';
import { readArguments } from './arguments.ts';

/** The floor of a request: what Hono on Bun takes to say hello. */
const app = new Hono().get('/', (c) => c.text('hello'));

Bun.serve({ hostname: '127.0.0.1', port: readArguments().port, fetch: app.fetch });
