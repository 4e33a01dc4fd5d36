import { connect } from 'node:net';
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

test('a form that unfolds into gigabytes is refused before it is read', async ({
  request,
  server,
}) => {
  const levels = Array.from({ length: 40 }, (_, n) => ({ a: n + 1, b: n + 1 }));
  for (const path of ['/login', '/register', '/forgot-password', '/setup', '/verify-email']) {
    for (const bomb of [JSON.stringify([...levels, 1]), '[[-7,5]]', '[{"a":0}]']) {
      const answer = await request.post(server.url + path, {
        headers: { origin: server.url },
        form: { email: 'x@example.com', __superform_json: bomb },
      });
      expect(answer.status()).toBe(400);
    }
  }
});

test('requests no client would send are no fault of the server', async ({ server }) => {
  const port = Number(new URL(server.url).port);
  const get = (path: string, headers: string) =>
    raw(port, `GET ${path} HTTP/1.1\r\n${headers}connection: close\r\n\r\n`);
  for (const host of ['a b', 'evil:99999', '[::', '<script>', 'evil@x/', '']) {
    expect(await get('/login', `host: ${host}\r\n`), host).toBeLessThan(500);
  }
  for (const path of ['/%00', '/favicon.svg%00', `/${'a'.repeat(5000)}`, '/..%2f..%2fetc/passwd']) {
    expect(await get(path, 'host: localhost\r\n'), path).toBeLessThan(500);
  }
  for (const cookie of ['%E2%82%AC', 'a%0d%0ax:y', 'a%00', 'eyJhbGciOiJub25lIn0.e30.']) {
    const headers = `host: localhost\r\ncookie: rolecall=${cookie}\r\n`;
    expect(await get('/login', headers), cookie).toBe(200);
    expect(await get('/', headers), cookie).toBe(303);
  }
});
