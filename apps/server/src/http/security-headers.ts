import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from './types.ts';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};
const HSTS = 'max-age=63072000; includeSubDomains';

/**
 * Headers that every answer carries unless it has its own: pages bring a policy with a nonce, and
 * static files may be cached. Source: OWASP HTTP Headers Cheat Sheet.
 */
export function securityHeaders(isHttps: boolean): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(ALWAYS)) {
      if (!c.res.headers.has(name)) c.header(name, value);
    }
    if (isHttps) c.header('strict-transport-security', HSTS);
  };
}
