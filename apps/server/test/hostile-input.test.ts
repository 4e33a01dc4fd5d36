import { appRouter } from '@rolecall/api/router';
import { users } from '@rolecall/db/tables/users';
import { newAdmin, newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { PROCEDURES } from './procedures.ts';

const server = await startTestServer();
afterAll(() => server.stop());
const token = (await newAdmin(server)).tokens.accessToken;

/** The names of the fields of a procedure's input. */
function fieldsOf(procedure: string): string[] {
  const flat: unknown = appRouter._def.procedures;
  const { [procedure]: found } = flat as Record<
    string,
    { _def: { inputs: { shape?: object }[] } } | undefined
  >;
  return Object.keys(found?._def.inputs[0]?.shape ?? {});
}

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
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(-1, 0, 1e308, Number.MAX_SAFE_INTEGER, null, true, [], {}),
);

/** Now and then a field is as it should be, so that calls get past the first check. */
const plausible = (field: string) =>
  /email/i.test(field)
    ? fc.oneof(fc.emailAddress(), fc.constant('admin@example.com'), fc.string())
    : /password/i.test(field)
      ? fc.constantFrom(PASSWORD, 'short', 'passwordpassword', '🙂'.repeat(12))
      : fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('admin', 'user', 'active', 1, 10),
        );

const proto = JSON.parse('{"__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}}}');

const call = fc.constantFrom(...Object.keys(PROCEDURES)).chain((name) => {
  const fields = fieldsOf(name);
  const shaped = Object.fromEntries(
    fields.map((field) => [field, fc.oneof(hostile, plausible(field), plausible(field))]),
  );
  const body = fc.oneof(
    { weight: 6, arbitrary: fc.record(shaped, { requiredKeys: [] }) },
    { weight: 2, arbitrary: fc.dictionary(fc.string(), hostile, { maxKeys: 4 }) },
    { weight: 1, arbitrary: fc.constant(proto) },
    { weight: 1, arbitrary: hostile },
  );
  return fc.record({ name: fc.constant(name), body, signedIn: fc.boolean() });
});

it('answers more than 5,000 calls of nonsense without one fault', async () => {
  const faults: string[] = [];
  let calls = 0;
  let registered = 0;
  const before = await server.core.db.read.$count(users);
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 12, maxLength: 12 }), async (batch) => {
      await Promise.all(
        batch.map(async ({ name, body, signedIn }) => {
          const status = await send(name, body, signedIn && !PROCEDURES[name]?.endsSession);
          calls++;
          if (/^auth\.register$|users\.create$/.test(name) && status === 200) registered++;
          if (status >= 500) faults.push(`${status} ${name} ${JSON.stringify(body)}`);
        }),
      );
      return faults.length === 0;
    }),
    { numRuns: 450 },
  );
  expect(faults).toEqual([]);
  expect(calls).toBeGreaterThan(5000);
  expect(await server.core.db.read.$count(users)).toBe(before + registered);
  expect(Object.prototype).not.toHaveProperty('role');
  const email = newEmail();
  await server.client().auth.register.mutate({ email, password: PASSWORD });
});

async function send(name: string, body: unknown, signedIn: boolean): Promise<number> {
  const url = `${server.url}/trpc/${name}`;
  const headers = {
    'content-type': 'application/json',
    ...(signedIn && { authorization: `Bearer ${token}` }),
  };
  const text = JSON.stringify(body) ?? '';
  const response =
    PROCEDURES[name]?.type === 'mutation'
      ? await fetch(url, { method: 'POST', headers, body: text })
      : await fetch(`${url}?input=${encodeURIComponent(text.toWellFormed())}`, { headers });
  await response.arrayBuffer();
  return response.status;
}
