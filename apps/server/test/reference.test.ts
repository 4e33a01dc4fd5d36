import { createConfig, lintFromString } from '@redocly/openapi-core';
import { operationsOf, type Reference, referenceCheck } from '@rolecall/testkit/reference';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../src/rest/openapi.ts';

const text = JSON.stringify(openApiDocument());
const reference: Reference = JSON.parse(text);
const operations = operationsOf(reference);
const check = referenceCheck(reference);

describe('the reference', () => {
  it('is OpenAPI 3.1, without a word from the linter', async () => {
    expect(reference.openapi).toMatch(/^3\.1\./);
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config });
    expect(problems.map(({ message, ruleId }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it('groups and names every operation, and says who may call it', () => {
    const groups = reference.tags.map(({ name }) => name);
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(operations.length);
    for (const [name, { summary, tags, security }] of operations) {
      expect(summary, name).not.toBe('');
      expect(groups, name).toContain(tags[0]);
      expect(security, name).toBeInstanceOf(Array);
    }
  });

  it('has a text of its own wherever an example needs one', () => {
    // What the generator puts where a schema has no example: give it one with `.meta`.
    const missing = operations.filter(([, operation]) => JSON.stringify(operation).includes('"…"'));
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it.each(operations)('shows what to send and what comes back of %s', (_, operation) => {
    for (const { name, schema, required, example } of operation.parameters) {
      if (required) expect(check(schema, example), name).toEqual([]);
      // The page fills these in: a filter that no one asked for.
      else expect(schema.example, name).toBeUndefined();
      for (const value of schema.examples ?? []) expect(check(schema, value), name).toEqual([]);
    }
    const responses = Object.entries(operation.responses);
    const [success] = responses.filter(([status]) => status < '300');
    const shown = [operation.requestBody?.content, success?.[1].content].filter(Boolean);
    for (const [type, media] of shown.flatMap((content) => Object.entries(content ?? {}))) {
      expect(media, type).toHaveProperty('example');
      expect(check(media.schema, media.example), type).toEqual([]);
    }
    for (const [status, { content }] of responses.filter(([status]) => status >= '400')) {
      const { schema, examples = {} } = content['application/json'] ?? { schema: {} };
      expect(Object.keys(examples), status).not.toEqual([]);
      for (const [code, { $ref }] of Object.entries(examples)) {
        expect($ref).toBe(`#/components/examples/${code}`);
        const { value } = reference.components.examples[code] ?? {};
        expect(value).toMatchObject({ error: { code } });
        expect(check(schema, value), code).toEqual([]);
      }
    }
  });

  it('describes every header that programs can rely on', () => {
    const { headers } = reference.components;
    const described = operations.flatMap(([, { responses }]) =>
      Object.values(responses).flatMap((response) => Object.keys(response.headers)),
    );
    expect([...new Set(described)].sort()).toEqual(Object.keys(headers).sort());
    for (const { schema, description, example } of Object.values(headers)) {
      expect(description).not.toBe('');
      expect(check(schema, example)).toEqual([]);
    }
    expect(text).toContain('`Allow`');
  });
});
