type Boundary = {
  /** Packages of ours it may import, or single entries of them, such as `mail/kinds`. */
  imports: readonly string[];
  /** Packages of ours it may import types from, which leave nothing at run time. */
  importsTypesOf?: readonly string[];
  /** The same, for its tests alone. */
  testsImport?: readonly string[];
  /** Packages of others it may not import; a name covers its subpaths, a scope everything in it. */
  never?: readonly string[];
  /** Whether it may import a path known only at run time. */
  importsAtRunTime?: true;
};

const HTTP = ['hono', '@hono'];
const TRPC = ['@trpc', 'trpc-to-openapi'];
const SQL = ['drizzle-orm', '@libsql', 'libsql'];
const SVELTE = ['svelte', '@sveltejs'];

/**
 * Who may import whom, from the pages down to the fields. What is not listed is not allowed, and
 * nothing that ships imports an app: the testkit starts the server by its entries.
 *
 *     web ──types──▶ api ──▶ core ──▶ db ──▶ schemas ◀── mail, web
 *     server ──▶ api, client, core, db, mail, schemas
 *     core ──▶ mail/kinds, mail/render, ──types──▶ mail
 *     client ──types──▶ api, schemas
 *     example ──▶ client
 *     tests of server and client, bench ──▶ testkit ──▶ server
 */
export const BOUNDARIES: Record<string, Boundary> = {
  'apps/web': { imports: ['schemas'], importsTypesOf: ['api'], never: [...SQL, ...HTTP, 'resend'] },
  'apps/server': {
    imports: ['api', 'client', 'core', 'db', 'mail', 'schemas'],
    testsImport: ['testkit'],
    importsAtRunTime: true,
  },
  'apps/bench': { imports: ['db', 'testkit'] },
  // Somebody else's, in spirit: it has nothing of ours but what we publish.
  'apps/example': { imports: ['client'] },
  'packages/api': { imports: ['core', 'schemas'], never: [...SQL, ...HTTP, ...SVELTE, 'resend'] },
  'packages/client': {
    imports: [],
    importsTypesOf: ['api', 'schemas'],
    testsImport: ['testkit'],
    never: [...SQL, ...HTTP, 'resend', 'zod'],
  },
  'packages/core': {
    imports: ['db', 'schemas', 'mail/kinds', 'mail/render'],
    importsTypesOf: ['mail'],
    never: [...HTTP, ...TRPC, ...SVELTE, 'resend'],
  },
  'packages/db': { imports: ['schemas'], never: [...HTTP, ...TRPC, ...SVELTE, 'resend'] },
  'packages/mail': { imports: ['schemas'], never: [...SQL, ...TRPC, ...SVELTE] },
  'packages/testkit': {
    imports: ['core', 'db', 'schemas', 'server'],
    importsTypesOf: ['api'],
    never: [...HTTP, ...SVELTE, 'resend'],
  },
  'packages/schemas': { imports: [], never: [...SQL, ...HTTP, ...TRPC, ...SVELTE, 'resend'] },
};
