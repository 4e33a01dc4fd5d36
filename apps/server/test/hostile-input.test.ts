import { appRouter } from '@rolecall/api/router';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newAdmin } from './people.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await newAdmin(server)).tokens.accessToken;
});
afterAll(() => server.stop());

const PROCEDURES = Object.keys(appRouter._def.procedures);
const FIELDS = ['email', 'password', 'token', 'refreshToken', 'id', 'role', 'q', 'page', 'cursor'];
const HOSTILE = [
  '\u0000',
  '\ud800',
  "' or 1=1 --",
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  'a@b.c\r\nBcc: x@y.z',
  'x'.repeat(10_000),
  '\u202egnp.exe',
];

const value = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(-1, 0, 1e308, Number.MAX_SAFE_INTEGER, null, true, [], {}),
);
const body = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.string()), value, { maxKeys: 6 }),
  fc.constant(JSON.parse('{"__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}}}')),
  value,
);

it('answers 5,000 calls of nonsense without one fault', async () => {
  const before = await server.core.db.read.$count(users);
  const faults: string[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...PROCEDURES), body, fc.boolean()), {
        minLength: 10,
        maxLength: 10,
      }),
      async (calls) => {
        const statuses = await Promise.all(
          calls
            // Signing out would only make the rest of the run anonymous.
            .filter(([procedure]) => procedure !== 'auth.logout')
            .map(async ([procedure, input, signedIn]) => {
              const answer = await call(procedure, input, signedIn);
              if (answer.status >= 500) faults.push(`${procedure} ${JSON.stringify(input)}`);
              return answer.status;
            }),
        );
        return statuses.every((status) => status < 500);
      },
    ),
    { numRuns: 540 },
  );
  expect(faults).toEqual([]);
  expect(await server.core.db.read.$count(users)).toBe(before);
  expect(Object.prototype).not.toHaveProperty('role');
  const events = await server.core.db.read.select().from(auditEvents);
  expect(events.some(({ action }) => action === 'user.registered')).toBe(false);
}, 60_000);

function call(procedure: string, input: unknown, signedIn: boolean): Promise<Response> {
  const url = `${server.url}/trpc/${procedure}`;
  const headers = {
    'content-type': 'application/json',
    ...(signedIn && { authorization: `Bearer ${token}` }),
  };
  const text = JSON.stringify(input);
  return procedure.startsWith('auth.') || /setRole|activate/.test(procedure)
    ? fetch(url, { method: 'POST', headers, body: text })
    : fetch(`${url}?input=${encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, '?'))}`, {
        headers,
      });
}
