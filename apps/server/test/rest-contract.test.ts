import { appRouter } from '@rolecall/api/router';
import { newUser } from '@rolecall/testkit/people';
import { operationsOf } from '@rolecall/testkit/reference';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';
import { restRoutes } from '../src/rest/routes.ts';
import { PROCEDURES } from './procedures.ts';

const server = await startTestServer();
afterAll(() => server.stop());
const reference = await (await fetch(`${server.url}/openapi.json`)).json();

const rows = Object.entries(PROCEDURES).flatMap(([procedure, { who, rest }]) =>
  rest === undefined ? [] : [{ procedure, who, operation: rest }],
);

describe('REST and the contract', () => {
  it('name the same procedures', () => {
    expect(Object.keys(appRouter._def.procedures).sort()).toEqual(Object.keys(PROCEDURES).sort());
  });

  it('give each procedure the same route, and the reference lists these alone', () => {
    const routes = restRoutes().map(({ procedure, method, path }) => {
      const template = path.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}');
      return [procedure.path, `${method.toLowerCase()} ${template}`];
    });
    const contract = rows.map(({ procedure, operation }) => [procedure, operation]);
    expect(routes.sort()).toEqual(contract.sort());
    const described = operationsOf(reference).map(([name]) => name);
    expect(described.sort()).toEqual(rows.map(({ operation }) => operation).sort());
  });

  it('agree on who may call, and so does the server', async () => {
    const { tokens } = await newUser(server);
    const operations = new Map(operationsOf(reference));
    for (const { who, operation } of rows) {
      const [method = '', path = ''] = operation.split(' ');
      const call = (headers: Record<string, string>) =>
        fetch(`${server.url}/api/v1${path.replace(/\{\w+\}/, 'nobody')}`, {
          method: method.toUpperCase(),
          headers: { 'content-type': 'application/json', ...headers },
          ...(method !== 'get' && { body: '{}' }),
        });
      const isPublic = who === 'anyone';
      expect(operations.get(operation)?.security, operation).toEqual(
        isPublic ? [] : [{ bearer: [] }],
      );
      expect((await call({})).status === 401, operation).toBe(!isPublic);
      if (who === 'admin') {
        const response = await call({ authorization: `Bearer ${tokens.accessToken}` });
        expect(response.status, operation).toBe(403);
      }
    }
  });
});
