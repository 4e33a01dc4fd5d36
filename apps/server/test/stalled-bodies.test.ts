import { connect, type Socket } from 'node:net';
import { poll } from '@rolecall/testkit/poll';
import { sendRaw } from '@rolecall/testkit/send-raw';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const port = Number(new URL(server.url).port);
const JSON_TYPE = 'Content-Type: application/json';

/** The beginning of a request whose body never comes. */
const headOf = (path: string, headers: string[]) =>
  `${[`POST ${path} HTTP/1.1`, 'Host: localhost', JSON_TYPE, ...headers].join('\r\n')}\r\n\r\n`;

function stall(path: string, ...headers: string[]): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(headOf(path, headers), () => resolve(socket));
    });
    socket.on('error', reject);
  });
}

const login = () =>
  fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"email":"nobody@example.com","password":"wrong password"}',
  });

describe('bodies that are announced and do not come', () => {
  it.each(['/api/v1/auth/login', '/trpc/auth.login', '/trpc/auth.login?batch=1'])(
    'are not waited for where no one sends as much: %s',
    async (path) => {
      const headers = [JSON_TYPE, 'Content-Length: 100000'];
      const [status, ...rest] = await sendRaw(port, { method: 'POST', path, headers });
      expect(status).toBe('HTTP/1.1 400 Bad Request');
      expect(rest.at(-1)).toContain('too long (16 KiB at most)');
    },
  );

  it.each([
    ['of a length', '/api/v1/posts', 'Content-Length: 262144'],
    ['of an unknown length', '/api/v1/auth/login', 'Transfer-Encoding: chunked'],
  ])('%s take no more memory than there is for them', async (_, path, header) => {
    const sockets: Socket[] = [];
    const isFull = async () => (await login()).status === 503;
    try {
      for (let n = 0; n < 128; n++) sockets.push(await stall(path, header));
      await poll(async () => (await isFull()) || undefined, 'nothing was refused');
      const refused = await login();
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await refused.json()).error.code).toBe('UNAVAILABLE');
      expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
    await poll(async () => !(await isFull()) || undefined, 'the places were not given back');
  });
});
