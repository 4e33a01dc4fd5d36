import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { HttpEnv } from './types.ts';

/** Lets pages of these origins call, and says nothing about it to any other. */
export function allowOrigins(origins: string[]): MiddlewareHandler<HttpEnv> {
  const allow = cors({
    origin: origins,
    credentials: false,
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'if-match'],
    exposeHeaders: [
      'x-request-id',
      'retry-after',
      'etag',
      'location',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
    ],
    maxAge: 600,
  });
  return async (c, next) => {
    if (origins.includes(c.req.header('origin') ?? '')) return allow(c, next);
    await next();
    c.res.headers.append('vary', 'origin');
  };
}
