import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newAdmin, PASSWORD } from '@rolecall/testkit/people';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BareProject, bareProject, packClient } from './bare-project.ts';
import { checkService } from './check-service.ts';
import { findOldestNode, OLDEST_NODE } from './find-oldest-node.ts';
import { downloadBytes, importsOf, lintPackage, wrongTypes } from './published-package.ts';
import { startService } from './start-service.ts';

// Compilers run here, which takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const { folder, remove } = temporaryFolder('client-package');
const bun = process.execPath;
/** The Node of this machine; where there is none, Bun stands in for it. */
const node = Bun.which('node') ?? bun;
const projects: BareProject[] = [];
let tarball: string;
let alone: BareProject;
let server: TestServer;
let admin: Awaited<ReturnType<typeof newAdmin>>;

async function project(...args: [string, string[]?]) {
  const made = await bareProject(tarball, ...args);
  projects.push(made);
  return made;
}

beforeAll(async () => {
  tarball = await packClient(folder);
  alone = await project('client');
  server = await startTestServer();
  admin = await newAdmin(server);
});
afterAll(async () => {
  for (const made of projects) made.remove();
  remove();
  await server.stop();
});

test.each(['typescript-5', 'typescript', 'typescript-7'])(
  'its declarations need nothing else: %s in an empty project',
  async (compiler) => {
    expect(await alone.compile(compiler)).toEqual({ code: 0, output: '' });
  },
);

const runtimes: [string, string][] = [
  ['Bun', bun],
  ['Node', node],
];
const oldest = findOldestNode();
if (oldest !== undefined) runtimes.push([OLDEST_NODE, oldest]);
test.each(runtimes)('works in %s', async (_, runtime) => {
  const command = [runtime, 'program.mjs', server.url, admin.email, PASSWORD];
  // Node 20.3 warns that Ed25519 is experimental in it.
  const printed = await alone.run(command, { NODE_NO_WARNINGS: '1' });
  expect(JSON.parse(printed)).toEqual({
    names: Array(5).fill('Ada'),
    refused: true,
    isSame: true,
    changes: [true, false],
    afterwards: 'UNAUTHENTICATED',
    away: 'UNREACHABLE',
  });
});

test('types the stock client of tRPC', async () => {
  const stock = await project('trpc', ['@trpc/client', '@trpc/server', '@types/bun']);
  expect(await stock.compile('typescript-7')).toEqual({ code: 0, output: '' });
  const printed = await stock.run([bun, 'stock.ts', server.url, admin.email, PASSWORD]);
  expect(JSON.parse(printed)).toEqual({
    email: admin.email,
    counted: true,
    refused: 'VALIDATION_FAILED',
  });
});

test('guards services on Hono and on Express', async () => {
  const links = ['hono', 'express', '@types/express', '@types/bun'];
  const services = await project('services', links);
  expect(await services.compile('typescript-7')).toEqual({ code: 0, output: '' });
  const args = [server.url, server.core.config.appUrl];
  for (const command of [
    [bun, 'hono.ts'],
    [node, 'out/express.js'],
  ]) {
    const service = await startService(services, [...command, ...args]);
    await checkService(service, server, admin.tokens.accessToken);
    await service.stop();
  }
});

test('is packed well', async () => {
  const installed = join(alone.folder, 'node_modules/@rolecall/client');
  expect(await lintPackage(installed)).toEqual([]);
  expect(await wrongTypes(tarball)).toEqual([]);
  for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE']) {
    expect(readFileSync(join(installed, file), 'utf8')).not.toBe('');
  }
});

test('is small, and imports nothing but jose', async () => {
  for (const entry of ['index', 'verify', 'sveltekit']) {
    expect(await downloadBytes(alone.folder, entry)).toBeLessThan(12_000);
  }
  expect(importsOf(alone.folder, '**/*.js')).toEqual(['jose']);
  expect(importsOf(alone.folder, '**/*.d.ts')).toEqual(['@trpc/server']);
});
