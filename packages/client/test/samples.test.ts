import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newUser, PASSWORD } from '@rolecall/testkit/people';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BareProject, bareProject, packClient } from './bare-project.ts';
import { readmeSamples, writeSamples } from './samples.ts';
import { startService } from './start-service.ts';

// A compiler runs here, which takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const LINKS = ['express', '@types/express', '@types/bun', '@sveltejs/kit', 'jose'];
const bun = process.execPath;
const pythons = [Bun.which('python3')].filter((path) => path !== null);
const { folder, remove } = temporaryFolder('samples');
let server: TestServer;
let project: BareProject;
let files: string[];
let person: Awaited<ReturnType<typeof newUser>>;

beforeAll(async () => {
  const source = join(folder, 'empty');
  mkdirSync(source);
  project = await bareProject(await packClient(folder), source, LINKS);
  files = writeSamples(project.folder);
  server = await startTestServer();
  person = await newUser(server);
});
afterAll(async () => {
  await server.stop();
  project.remove();
  remove();
});

const run = (...command: string[]) =>
  project.run(command, { ROLECALL_URL: server.core.config.appUrl });

/** A port that no one has, for a program that is told which to take. */
async function freePort(): Promise<string> {
  const probe = Bun.serve({ port: 0, fetch: () => new Response() });
  const { port } = probe;
  await probe.stop(true);
  return String(port);
}

describe('the samples of docs/integrate.md', () => {
  test('are all found', () => {
    expect(files.sort()).toEqual([
      'app/api/notes/route.ts',
      'express.ts',
      'jwks.ts',
      'rest.py',
      'src/hooks.server.ts',
      'src/routes/login/+page.server.ts',
      'try.mjs',
      'verify.py',
    ]);
  });

  test('type-check in a project with nothing of ours but the client', async () => {
    expect(await project.compile('typescript-7')).toEqual({ code: 0, output: '' });
  });

  test('verify a token with jose', async () => {
    expect(await run(bun, 'jwks.ts', person.tokens.accessToken)).toBe(person.user.id);
    await expect(run(bun, 'jwks.ts', `${person.tokens.accessToken}x`)).rejects.toThrow();
  });

  test('guard a route of Next.js', async () => {
    const ask = `const { GET } = await import('./app/api/notes/route.ts');
      for (const authorization of process.argv.slice(1)) {
        const response = await GET(new Request('http://x', { headers: { authorization } }));
        console.log(response.status, await response.text());
      }`;
    const said = await run(bun, '-e', ask, `Bearer ${person.tokens.accessToken}`, 'Bearer x');
    expect(said.split('\n')).toEqual([`200 {"notesOf":"${person.user.id}"}`, '401']);
  });

  test('guard a service on Express', async () => {
    const variables = { ROLECALL_URL: server.core.config.appUrl, PORT: await freePort() };
    const service = await startService(project, [bun, 'express.ts'], variables);
    const { accessToken } = person.tokens;
    const notes = await service.get('/notes', accessToken);
    expect(await notes.json()).toEqual({ notesOf: person.user.id });
    expect((await service.get('/notes')).status).toBe(401);
    expect((await service.get('/reports', accessToken)).status).toBe(403);
    await service.stop();
  });

  test('sign in with the typed client', async () => {
    expect(await run(bun, 'try.mjs', person.email, PASSWORD)).toBe(person.email);
  });

  test.each(pythons)('sign in from Python', async (python) => {
    expect(await run(python, 'rest.py', person.email, PASSWORD)).toBe(person.email);
    await run(python, '-m', 'py_compile', 'verify.py');
  });
});

test('the samples of the README run as they are written', async () => {
  const { ts, curl } = readmeSamples(server.core.config.appUrl, person.email, PASSWORD);
  expect(await run(bun, '-e', ts)).toBe(person.email);
  const shell = await run('/bin/sh', '-c', curl);
  expect(shell).toContain(`"email":"${person.email}"`);
  expect(shell).toContain('"openapi":"3.1');
});
