import { describe, expect, test } from 'vitest';
import { boundaryViolations } from './boundaries.ts';
import { importsOf } from './imports.ts';
import { environmentReads, importWork } from './side-effects.ts';
import { type Exemption, missingDuties, verbViolations } from './verbs.ts';

const verb = (text: string, path = 'packages/core/src/user/rename.ts') => ({ path, text });

describe('imports', () => {
  test.each([
    ["import { a } from 'x';", false],
    ["import type { A } from 'x';", true],
    ["import { type A } from 'x';", false],
    ["import 'x';", false],
    ["export { a } from 'x';", false],
    ["export * from 'x';", false],
    ["export type { A } from 'x';", true],
    ["const a = await import('x');", false],
    ["const a = require('x');", false],
    ["type A = import('x').A;", true],
  ])('%s', (text, typeOnly) => {
    expect(importsOf({ path: 'a.ts', text })).toEqual([{ from: 'x', typeOnly }]);
  });

  test('are read from the scripts of a component', () => {
    const text = `<script module>import 'x';</script><script lang="ts">import 'y';</script><p>z</p>`;
    const found = importsOf({ path: 'a.svelte', text }).map(({ from }) => from);
    expect(found).toEqual(['x', 'y']);
  });

  test('are undefined when computed', () => {
    const found = importsOf({ path: 'a.ts', text: 'await import(path);' });
    expect(found).toEqual([{ from: undefined, typeOnly: false }]);
  });
});

describe('boundaries', () => {
  test.each([
    ['packages/schemas/src/a.ts', "import { b } from '@rolecall/db/b';"],
    ['packages/schemas/src/a.ts', "import { eq } from 'drizzle-orm';"],
    ['packages/db/src/a.ts', "import type { B } from '@rolecall/core/b';"],
    ['packages/db/src/a.ts', "import { Hono } from 'hono';"],
    ['packages/core/src/a.ts', "import { createMailer } from '@rolecall/mail/create-mailer';"],
    ['packages/core/src/a.ts', "import { type Mailer } from '@rolecall/mail/mail';"],
    ['packages/core/src/a.ts', "import { renderMail } from '@rolecall/mail/kinds/render';"],
    ['packages/core/src/a.ts', "import { TRPCError } from '@trpc/server';"],
    ['packages/core/src/a.ts', "export * from '@rolecall/api/router';"],
    ['packages/api/src/a.ts', "import { eq } from 'drizzle-orm/sqlite-core';"],
    ['packages/api/src/a.ts', "const db = () => import('@rolecall/db/database');"],
    ['packages/api/src/a.ts', "import { b } from '../../core/src/b.ts';"],
    ['packages/api/src/a.ts', 'const load = (name: string) => import(name);'],
    ['apps/web/src/a.ts', "import { appRouter } from '@rolecall/api/router';"],
    ['apps/web/src/a.svelte', "<script>import { db } from '@rolecall/db/database';</script>"],
    ['apps/web/src/a.ts', "type A = import('@rolecall/core/context').Context;"],
    ['apps/server/src/a.ts', "import { b } from '../../web/src/b.ts';"],
    ['packages/core/src/a.ts', "import { readEnv } from '@rolecall/server/env';"],
    ['packages/unknown/src/a.ts', "import 'zod';"],
  ])('%s may not %s', (path, text) => {
    expect(boundaryViolations({ path, text })).toHaveLength(1);
  });

  test.each([
    ['packages/core/src/a.ts', "import type { Mailer } from '@rolecall/mail/mail';"],
    ['packages/core/src/a.ts', "import { MAILS } from '@rolecall/mail/kinds';"],
    ['packages/api/src/a.ts', "import type { OpenApiMeta } from 'trpc-to-openapi';"],
    ['packages/mail/src/a.ts', "import { raw } from 'hono/html';"],
    ['apps/web/src/a.ts', "import type { AppRouter } from '@rolecall/api/router';"],
    ['apps/web/src/lib/a.ts', "import { b } from '../b.ts'; import c from '#lib/c.ts';"],
    ['apps/server/src/a.ts', 'await import(build);'],
  ])('%s may %s', (path, text) => {
    expect(boundaryViolations({ path, text })).toEqual([]);
  });
});

describe('the environment', () => {
  test.each([
    'const a = process.env.A;',
    "const a = process['env'].A;",
    'const a = Bun.env.A;',
    'const a = import.meta.env.A;',
    'const { env } = process;',
    "import { env } from 'node:process';",
    "import { env as e } from 'bun';",
  ])('is not read by %s', (text) => {
    expect(environmentReads({ path: 'packages/core/src/a.ts', text })).toHaveLength(1);
  });

  test('is read by env.ts of an app alone', () => {
    const text = 'export const readEnv = (source = process.env) => source;';
    expect(environmentReads({ path: 'apps/server/src/env.ts', text })).toEqual([]);
    expect(environmentReads({ path: 'apps/server/src/lib/env.ts', text })).toHaveLength(1);
    expect(environmentReads({ path: 'packages/db/src/env.ts', text })).toHaveLength(1);
  });
});

describe('importing a module', () => {
  test.each([
    'start();',
    'await start();',
    'const a = await start();',
    "const a = await import('x');",
    "import { readFileSync } from 'node:fs'; const a = readFileSync('x');",
    "import fs from 'node:fs'; const a = { b: fs.readFileSync('x') };",
    "const a = Bun.file('x');",
    "const a = fetch('x');",
    'let a; a = start();',
  ])('%s is work', (text) => {
    expect(importWork({ path: 'a.ts', text })).not.toEqual([]);
  });

  test.each([
    "import { readFileSync } from 'node:fs'; export const a = () => readFileSync('x');",
    'export const A = z.object({ b: z.string() });',
    "export async function a() { await fetch('x'); start(); }",
    "const here = fileURLToPath(new URL('.', import.meta.url));",
  ])('%s is none', (text) => {
    expect(importWork({ path: 'a.ts', text })).toEqual([]);
  });
});

describe('a verb that writes', () => {
  const both = 'export async function rename(ctx: Context) {';

  test.each([
    [`${both} await ctx.db.transaction(work); }`, ['authorize', 'recordAudit']],
    [`${both} authorize(ctx, 'x'); await ctx.db.transaction(work); }`, ['recordAudit']],
    [`${both} await ctx.db.transaction((tx) => recordAudit(ctx, tx, e)); }`, ['authorize']],
    [`${both} await ctx.db.orm.delete(users); }`, ['authorize', 'recordAudit']],
    [`${both} await ctx.db\n.update(users).set(x); }`, ['authorize', 'recordAudit']],
    [
      `${both} // authorize(ctx); recordAudit();\n db.insert(users); }`,
      ['authorize', 'recordAudit'],
    ],
  ])('%s', (text, missing) => {
    expect(missingDuties(verb(text))).toEqual(missing);
  });

  test.each([
    `${both} authorize(ctx, 'x'); await ctx.db.transaction((tx) => recordAudit(ctx, tx, e)); }`,
    `${both} return ctx.db.read.select().from(users); }`,
    'export const endSessions = (tx: Transaction) => tx.delete(sessions);',
    "export const hash = () => createHash('sha256').update('x'); waiting.delete(x);",
  ])('%s is fine', (text) => {
    expect(missingDuties(verb(text))).toEqual([]);
  });

  test('may be exempt, as long as it needs to be', () => {
    const source = verb(`${both} authorize(ctx, 'x'); await ctx.db.transaction(work); }`);
    const exempt: Exemption = { file: source.path, without: 'recordAudit', because: 'a test' };
    expect(verbViolations([source], [])).toHaveLength(1);
    expect(verbViolations([source], [exempt])).toEqual([]);
    expect(verbViolations([verb('')], [exempt])).toHaveLength(1);
    expect(verbViolations([], [exempt])).toHaveLength(1);
  });
});
