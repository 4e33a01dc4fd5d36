import { describe, expect, test } from 'vitest';
import { boundaryViolations } from './boundary-violations.ts';

const OURS = [
  'schemas',
  'db',
  'mail',
  'core',
  'api',
  'server',
  'web',
  'client',
  'bench',
  'testkit',
];
const SQL = ['drizzle-orm', 'drizzle-orm/sqlite-core', '@libsql/client', 'libsql'];
const HTTP = ['hono', 'hono/html', '@hono/trpc-server'];
const TRPC = ['@trpc/server', '@trpc/client', 'trpc-to-openapi'];
const SVELTE = ['svelte', 'svelte/store', '@sveltejs/kit'];

/** Everything of ours but `names`, by its name and by a subpath. */
const oursBut = (...names: string[]) =>
  OURS.filter((name) => !names.includes(name)).flatMap((name) => [
    `@rolecall/${name}`,
    `@rolecall/${name}/a`,
  ]);

const FORBIDDEN = {
  'packages/schemas': [...oursBut(), ...SQL, ...HTTP, ...TRPC, ...SVELTE, 'resend'],
  'packages/db': [...oursBut('schemas'), ...HTTP, ...TRPC, ...SVELTE, 'resend'],
  'packages/mail': [...oursBut('schemas'), ...SQL, ...TRPC, ...SVELTE],
  'packages/client': [...oursBut(), ...SQL, ...HTTP, 'resend', 'zod'],
  'packages/core': [...oursBut('schemas', 'db'), ...HTTP, ...TRPC, ...SVELTE, 'resend'],
  'packages/api': [...oursBut('schemas', 'core'), ...SQL, ...HTTP, ...SVELTE, 'resend'],
  'apps/server': oursBut('schemas', 'db', 'mail', 'core', 'api', 'client'),
  'apps/web': [...oursBut('schemas'), ...SQL, ...HTTP, 'resend'],
  'apps/bench': oursBut('db', 'testkit'),
  'apps/example': oursBut('client'),
};

describe.each(Object.entries(FORBIDDEN))('%s may not import', (folder, names) => {
  test.each(names)('%s', (name) => {
    const path = `${folder}/src/a.ts`;
    expect(boundaryViolations({ path, text: `import { a } from '${name}';` })).toHaveLength(1);
  });
});

test.each([
  ['packages/db/src/a.ts', "import type { B } from '@rolecall/core/b';"],
  ['packages/core/src/a.ts', "import { type Mailer } from '@rolecall/mail/mail';"],
  ['packages/core/src/a.ts', "import { renderMail } from '@rolecall/mail/kinds/render';"],
  ['packages/core/src/a.ts', "export * from '@rolecall/api/router';"],
  ['packages/core/src/a.test.ts', "import { Hono } from 'hono';"],
  ['packages/api/src/a.ts', "const db = () => import('@rolecall/db/database');"],
  ['packages/api/src/a.ts', "import { b } from '../../core/src/b.ts';"],
  ['packages/api/src/a.ts', 'const load = (name: string) => import(name);'],
  ['apps/web/src/a.svelte', "<script>import { db } from '@rolecall/db/database';</script>"],
  ['apps/web/src/a.ts', "type A = import('@rolecall/core/context').Context;"],
  ['apps/server/src/a.ts', "import { b } from '../../web/src/b.ts';"],
  ['packages/unknown/src/a.ts', "import 'zod';"],
])('%s may not %s', (path, text) => {
  expect(boundaryViolations({ path, text })).toHaveLength(1);
});

test.each([
  ['packages/core/src/a.ts', "import type { Mailer } from '@rolecall/mail/mail';"],
  ['packages/core/src/a.ts', "import { MAILS } from '@rolecall/mail/kinds';"],
  ['packages/api/src/a.ts', "import type { OpenApiMeta } from 'trpc-to-openapi';"],
  ['packages/client/src/a.ts', "import type { AppRouter } from '@rolecall/api/router';"],
  ['packages/client/src/a.test.ts', "import { PASSWORD } from '@rolecall/testkit/people';"],
  ['packages/mail/src/a.ts', "import { raw } from 'hono/html';"],
  ['apps/web/src/a.ts', "import type { AppRouter } from '@rolecall/api/router';"],
  ['apps/web/src/lib/a.ts', "import { b } from '../b.ts'; import c from '#lib/c.ts';"],
  ['apps/server/test/a.test.ts', "import { PASSWORD } from '@rolecall/testkit/people';"],
  ['packages/testkit/src/a.ts', "import { readEnv } from '@rolecall/server/env';"],
  ['apps/server/src/a.ts', 'await import(build);'],
])('%s may %s', (path, text) => {
  expect(boundaryViolations({ path, text })).toEqual([]);
});
