import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LISTED = 'https://app.example.com';
const STRANGER = 'https://evil.example.com';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ FRONTEND_URL: LISTED });
});
afterAll(() => server.stop());

describe('a preflight', () => {
  const preflight = (path: string, headers: string | undefined, origin = LISTED) =>
    fetch(server.url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PATCH',
        ...(headers !== undefined && { 'access-control-request-headers': headers }),
      },
    });

  it.each([
    'authorization,content-type,if-match',
    'trpc-accept',
    'traceparent, tracestate, baggage',
    'x-request-id,idempotency-key,if-none-match',
    'sentry-trace,x-b3-traceid,x_custom,X-Requested-With',
    undefined,
  ])('lets a listed origin send %s', async (asked) => {
    for (const path of ['/api/v1/users/me', '/trpc/user.me', '/api/v1/nothing']) {
      const { status, headers } = await preflight(path, asked);
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, LISTED]);
      expect(headers.get('access-control-allow-headers') ?? undefined).toBe(asked);
      expect(headers.get('access-control-allow-methods')).toContain('PATCH');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('repeats nothing that is no name', async () => {
    const odd = await preflight('/api/v1/users/me', 'a b<script>');
    expect(odd.headers.get('access-control-allow-headers')).toBeNull();
  });

  it.each([STRANGER, 'http://app.example.com', `${LISTED}.evil.com`, 'null'])(
    'says nothing to %s',
    async (origin) => {
      const other = await preflight('/api/v1/users/me', 'authorization', origin);
      for (const name of ['origin', 'methods', 'headers']) {
        expect(other.headers.get(`access-control-allow-${name}`)).toBeNull();
      }
    },
  );
});

describe('what is public knowledge', () => {
  const PATHS = ['/.well-known/jwks.json', '/openapi.json', '/docs', '/docs/swagger-ui.css'];

  it.each(PATHS)('%s can be read by the pages of all', async (path) => {
    for (const headers of [{ origin: STRANGER }, { origin: LISTED }, {}] as HeadersInit[]) {
      const response = await fetch(server.url + path, { headers });
      const { origin = STRANGER } = headers as { origin?: string };
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe(
        origin === LISTED ? LISTED : '*',
      );
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
    const preflight = await fetch(server.url + path, {
      method: 'OPTIONS',
      headers: {
        origin: STRANGER,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'traceparent',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('traceparent');
  });
});
