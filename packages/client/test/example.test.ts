import { newAdmin, newUser, PASSWORD } from '@rolecall/testkit/people';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BareProject, bareProject, EXAMPLE, packClient } from './bare-project.ts';
import { startService } from './start-service.ts';

// A compiler runs here, which takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const { folder, remove } = temporaryFolder('example');
let server: TestServer;
let project: BareProject;
let service: Awaited<ReturnType<typeof startService>>;
let admin: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  server = await startTestServer();
  admin = await newAdmin(server);
  const links = ['hono', '@libsql/client', '@types/bun'];
  project = await bareProject(await packClient(folder), EXAMPLE, links);
  service = await startService(project, [process.execPath, 'src/main.ts'], {
    ROLECALL_URL: server.core.config.appUrl,
    PORT: '0',
  });
});
afterAll(async () => {
  await service.stop();
  project.remove();
  remove();
  await server.stop();
});

test('is right by the types of the packed client', async () => {
  expect(await project.compile('typescript-7')).toEqual({ code: 0, output: '' });
});

test('keeps the notes of each user, whose name it knows', async () => {
  const [pat, other] = [await newUser(server), await newUser(server)];
  const { accessToken } = pat.tokens;
  const me = await service.get('/me', accessToken);
  expect(await me.json()).toEqual({ name: 'Pat Doe', role: 'user' });
  const made = await service.post('/notes', { text: 'Hello' }, accessToken);
  expect(made.status).toBe(201);
  const mine = await service.get('/notes', accessToken);
  expect(await mine.json()).toMatchObject({ items: [{ text: 'Hello' }] });
  const theirs = await service.get('/notes', other.tokens.accessToken);
  expect(await theirs.json()).toEqual({ items: [] });
  expect((await service.post('/notes', { text: '' }, accessToken)).status).toBe(400);
  expect((await service.get('/notes')).status).toBe(401);
  expect((await service.get('/counts', accessToken)).status).toBe(403);
  const counts = await service.get('/counts', admin.tokens.accessToken);
  expect((await counts.json()).items).toContainEqual({ user_id: pat.user.id, notes: 1 });
});

test('refuses a revoked session within two seconds where it is strict', async () => {
  const { client, tokens } = await newUser(server);
  const status = async (path: string) => (await service.get(path, tokens.accessToken)).status;
  expect([await status('/me'), await status('/notes')]).toEqual([200, 200]);
  await client.user.revokeSession.mutate({ id: tokens.sessionId });
  await vi.waitFor(async () => expect(await status('/me')).toBe(401), { timeout: 30_000 });
  expect(await status('/notes')).toBe(200);
});

test('prints tables from a script', async () => {
  const { email } = await newUser(server);
  const show = (who: string, password = PASSWORD) =>
    project.run([process.execPath, 'src/show-users.ts'], {
      ROLECALL_URL: server.core.config.appUrl,
      ROLECALL_EMAIL: who,
      ROLECALL_PASSWORD: password,
    });
  expect(await show(admin.email)).toContain(email);
  expect(await show(email)).toMatch(/Only admins[\s\S]*device/);
  await expect(show(email, 'another passphrase')).rejects.toThrow('INVALID_CREDENTIALS');
});
