import type { Middleware } from 'openapi-fetch';
import { expect } from 'vitest';
import { operationsOf, type Reference, referenceCheck } from './reference.ts';

/** Holds each response that a client gets to the reference, and remembers which operations gave one. */
export function validateResponses(reference: Reference) {
  const check = referenceCheck(reference);
  const operations = new Map(operationsOf(reference));
  const walked = new Set<string>();
  const headers = Object.keys(reference.components.headers);

  const middleware: Middleware = {
    onResponse: async ({ request, response, schemaPath }) => {
      const name = `${request.method.toLowerCase()} ${schemaPath}`;
      const what = `${name} ${response.status}`;
      const described = operations.get(name)?.responses[response.status];
      if (described === undefined) throw new Error(`The reference does not know ${what}.`);
      const sent = headers.filter((header) => response.headers.has(header));
      expect(Object.keys(described.headers), what).toEqual(expect.arrayContaining(sent));
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      const { schema, examples } = described.content[type] ?? { schema: { not: {} } };
      const text = await response.clone().text();
      const body = type === 'application/json' ? JSON.parse(text) : text;
      const values = type === 'application/x-ndjson' ? linesOf(text) : [body];
      for (const value of values) expect(check(schema, value), what).toEqual([]);
      if (response.ok) {
        walked.add(`${name} ${type}`);
        const promised = Object.keys(described.headers).filter((header) => header !== 'Location');
        expect(sent, what).toEqual(expect.arrayContaining(promised));
      } else {
        expect(Object.keys(examples ?? {}), what).toContain(body.error.code);
      }
    },
  };
  /** Each form of each response of success that no one asked for. */
  const unwalked = () =>
    [...operations].flatMap(([name, { responses }]) =>
      Object.entries(responses)
        .filter(([status]) => status < '300')
        .flatMap(([, { content }]) => Object.keys(content).map((type) => `${name} ${type}`))
        .filter((form) => !walked.has(form)),
    );
  return { middleware, unwalked };
}

const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
