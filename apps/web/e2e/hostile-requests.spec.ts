import { connect } from 'node:net';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Sends bytes as they are, for what no client would send; answers the status. */
function raw(port: number, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(Number(data.toString().split(' ')[1]));
    });
    socket.once('error', reject);
  });
}

/** Bytes of any type, from our own pages or elsewhere. */
function post(request: APIRequestContext, url: string, body: Body): Promise<APIResponse> {
  const { data, type, origin = new URL(url).origin } = body;
  const headers = { origin, ...(type !== undefined && { 'content-type': type }) };
  return request.post(url, { data: Buffer.from(data), headers, maxRedirects: 0 });
}

type Body = { data: string; type?: string; origin?: string };

test('values that a form library would unfold into gigabytes are text that no one reads', async ({
  request,
  server,
}) => {
  const levels = Array.from({ length: 40 }, (_, n) => ({ a: n + 1, b: n + 1 }));
  const bombs = [JSON.stringify([...levels, 1]), '[[-7,5]]', '[{"email":0,"password":0}]'];
  for (const path of ['/login', '/register', '/forgot-password', '/setup', '/verify-email']) {
    for (const bomb of bombs) {
      const response = await request.post(server.url + path, {
        headers: { origin: server.url },
        form: { __superform_json: bomb, __proto__: bomb },
        timeout: 2_000,
      });
      expect(response.status()).toBe(400);
    }
  }
});

test('however its type is written, a form that cannot be read is refused', async ({
  request,
  server,
}) => {
  const forms: Body[] = [
    { type: 'multipart/form-data; boundary=X', data: '--X\r\nbroken' },
    { type: 'Multipart/form-data; boundary=X', data: '--X\r\nbroken' },
    { type: 'MULTIPART/FORM-DATA ;boundary=X', data: '--X\r\nbroken' },
    { type: 'multipart/form-data', data: 'no boundary' },
    { type: 'Application/x-www-form-urlencoded', data: 'a&'.repeat(100_000) },
    { type: 'APPLICATION/X-WWW-FORM-URLENCODED ;charset=utf-8', data: 'a&'.repeat(100_000) },
  ];
  for (const path of ['/login', '/theme']) {
    for (const form of forms) {
      const response = await post(request, server.url + path, form);
      expect(response.status(), `${path} ${form.type}`).toBe(400);
    }
  }
});

test('only the types that our forms have are read, and only from our own pages', async ({
  request,
  server,
}) => {
  const types = ['text/plain', 'application/json', 'application/x-sveltekit-formdata', 'nonsense'];
  for (const path of ['/login', '/login?/x', '/theme', '/admin/users/new', '/nowhere']) {
    for (const type of [...types, 'application/x-www-form-urlencoded-too', '']) {
      const body = { type, data: '{"theme":"dark"}' };
      const response = await post(request, server.url + path, body);
      expect(response.status(), `${path} ${type}`).toBe(415);
      for (const origin of ['https://evil.example', 'null', '']) {
        const foreign = await post(request, server.url + path, { ...body, origin });
        expect(foreign.status(), `${path} ${type} from ${origin}`).toBe(403);
      }
    }
  }
  const capitals = { type: 'Application/X-WWW-Form-Urlencoded', data: 'theme=dark&next=/login' };
  const response = await post(request, `${server.url}/theme`, capitals);
  expect(response.headers().location).toBe('/login');
});

test('requests no client would send are no fault of the server', async ({ server }) => {
  const port = Number(new URL(server.url).port);
  const untyped = `host: localhost\r\norigin: ${server.url}\r\ncontent-length: 3\r\n\r\na=b`;
  for (const path of ['/login', '/theme']) {
    expect(await raw(port, `POST ${path} HTTP/1.1\r\n${untyped}`), path).toBe(415);
  }
  const get = (path: string, headers: string) =>
    raw(port, `GET ${path} HTTP/1.1\r\n${headers}connection: close\r\n\r\n`);
  for (const host of ['a b', 'evil:99999', '[::', '<script>', 'evil@x/', '']) {
    expect(await get('/login', `host: ${host}\r\n`), host).toBeLessThan(500);
  }
  for (const path of ['/%00', '/favicon.svg%00', `/${'a'.repeat(5000)}`, '/..%2f..%2fetc/passwd']) {
    expect(await get(path, 'host: localhost\r\n'), path).toBeLessThan(500);
  }
  for (const cookie of ['%E2%82%AC', 'a%0d%0ax:y', 'a%00', 'eyJhbGciOiJub25lIn0.e30.']) {
    const headers = `host: localhost\r\ncookie: rolecall-${port}=${cookie}\r\n`;
    expect(await get('/login', headers), cookie).toBe(200);
    expect(await get('/', headers), cookie).toBe(303);
  }
});

test('a file is only read', async ({ request, server }) => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const response = await request.fetch(`${server.url}/favicon.svg`, { method });
    expect(response.status(), method).toBe(403);
  }
});
