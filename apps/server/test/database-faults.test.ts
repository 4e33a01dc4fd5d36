import { openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MARK } from '@rolecall/db/shutdown-mark';
import { execute } from '@rolecall/db/testing';
import { newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startProcess, URL_LINE } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('a database that cannot be written', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.stop());

  const register = (email = newEmail()) =>
    fetch(`${server.url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });

  it('such as on a full disk is told as 503, reads go on, and so do writes afterwards', async () => {
    const { client, user } = await newUser(server);
    await execute(server.core.db, 'pragma max_page_count = 1');
    // What fits into the pages that are there is still written.
    const emails = Array.from({ length: 40 }, newEmail);
    const responses = await Promise.all(emails.map(register));
    const refused = responses.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    for (const response of refused) {
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
    }
    const lines = server.logs.filter((line) => line.includes('"unavailable"'));
    expect(lines).toHaveLength(refused.length);
    expect((await client.user.me.query()).id).toBe(user.id);
    await execute(server.core.db, 'pragma max_page_count = 1000000');
    for (const [n, email] of emails.entries()) {
      const isThere = responses[n]?.status === 201;
      expect((await register(email)).status).toBe(isThere ? 409 : 201);
    }
  });
});

describe('a database file that is none', () => {
  let place: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    place = temporaryFolder('process');
  });
  afterEach(() => place.remove());

  it('stops the start with one sentence', async () => {
    const path = join(place.folder, 'rolecall.db');
    writeFileSync(path, 'this is no database '.repeat(500));
    const server = startProcess(place.folder, { DATABASE_URL: `file:${path}` });
    expect(await server.ended).toBe(5);
    expect(server.output().trim().split('\n')).toHaveLength(1);
    expect(server.output()).toContain('DATABASE_URL');
    expect(server.output()).toContain('not a database');
  });

  it('or is spoilt under way, is told as 503 and does not end the server', async () => {
    const path = join(place.folder, 'rolecall.db');
    const first = startProcess(place.folder, { DATABASE_URL: `file:${path}` });
    await first.printed(URL_LINE);
    first.child.kill('SIGTERM');
    await first.ended;
    const server = startProcess(place.folder, { DATABASE_URL: `file:${path}` });
    const url = await server.printed(URL_LINE);
    const file = openSync(path, 'r+');
    const size = Bun.file(path).size;
    writeSync(file, Buffer.alloc(size - 4_096, 0x5a), 0, undefined, 4_096);
    const response = await fetch(`${url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: newEmail(), password: PASSWORD }),
    });
    expect(response.status).toBe(503);
    expect(response.headers.has('retry-after')).toBe(true);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });
});

it('a server that was asked to end leaves one plain file', async () => {
  const place = temporaryFolder('process');
  const server = startProcess(place.folder);
  const url = await server.printed(URL_LINE);
  const { status } = await fetch(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: newEmail(), password: PASSWORD }),
  });
  expect(status).toBe(201);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  const files = readdirSync(join(place.folder, 'data')).sort();
  expect(files.filter((name) => name.startsWith('rolecall.db'))).toEqual([
    'rolecall.db',
    `rolecall.db${MARK}`,
  ]);
  place.remove();
});
