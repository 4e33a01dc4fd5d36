import { newAdmin, newUser } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApiDocument } from '../src/rest/openapi.ts';

/** Every spelling that a format of the reference allows. A new format needs its own. */
const SPELLINGS: Record<string, string[]> = {
  // RFC 3339, 5.6.
  'date-time': [
    '2026-11-27T00:00:00Z',
    '2026-11-27t00:00:00z',
    '2026-11-27T00:00:00+00:00',
    '2026-11-27T01:30:00+01:30',
    '2026-11-27T00:00:00-00:00',
    '2026-11-27T00:00:00.1Z',
    '2026-11-27T00:00:00.123456789-11:59',
    '2016-12-31T23:59:60Z',
  ],
  // RFC 4648, 4.
  base64: ['ZQ==', 'ZW0=', 'ZW1h', '+/+/'],
};

type Schema = {
  $ref?: string;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
};
type Place = { path: (string | number)[]; format: string };
type Body = { content: { 'application/json': { schema: Schema; example: object } } };
type Operation = {
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: Body;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const document: Document = JSON.parse(JSON.stringify(openApiDocument()));

/** Where a schema has a text of some format. */
function placesIn(schema: Schema, path: Place['path'] = []): Place[] {
  const { $ref, format, properties = {}, items, anyOf = [], oneOf = [] } = schema;
  const named = document.components.schemas[$ref?.split('/').at(-1) ?? ''];
  return [
    ...(format === undefined ? [] : [{ path, format }]),
    ...(named === undefined ? [] : placesIn(named, path)),
    ...Object.entries(properties).flatMap(([name, of]) => placesIn(of, [...path, name])),
    ...(items === undefined ? [] : placesIn(items, [...path, 0])),
    ...[...anyOf, ...oneOf].flatMap((option) => placesIn(option, path)),
  ];
}

const CASES = Object.entries(document.paths).flatMap(([route, operations]) =>
  Object.entries(operations).flatMap(([method, { parameters, requestBody }]) => {
    const media = requestBody?.content['application/json'];
    const inQuery = parameters.flatMap(({ name, in: where, schema }) =>
      where === 'query' ? placesIn(schema, [name]) : [],
    );
    const inBody = media ? placesIn(media.schema) : [];
    return [
      ...inQuery.map((place) => ({ route, method, ...place, example: undefined })),
      ...inBody.map((place) => ({ route, method, ...place, example: media?.example })),
    ];
  }),
);

let server: TestServer;
let token: string;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await startTestServer();
  const { tokens, client } = await newAdmin(server);
  token = tokens.accessToken;
  ids.posts = (await client.post.create.mutate({ title: 'A', content: 'x' })).id;
  ids.comments = (await client.comment.create.mutate({ postId: ids.posts, content: 'x' })).id;
  ids.users = (await newUser(server)).user.id;
  ids.imports = (await client.admin.imports.create.mutate({ fileName: 'users.csv' })).id;
});
afterAll(() => server.stop());

function withValue(path: Place['path'], value: string, within: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') return [withValue(rest, value, undefined)];
  const object: Record<string, unknown> = { ...(within as object | undefined) };
  return { ...object, [key]: withValue(rest, value, object[key]) };
}

it('names formats in the inputs, all of them known here', () => {
  expect(CASES.length).toBeGreaterThan(5);
  expect(CASES.filter(({ format }) => !(format in SPELLINGS))).toEqual([]);
});

it.each(CASES)('$method $route takes any $format as $path', async (place) => {
  const { route, method, path, format, example } = place;
  for (const value of SPELLINGS[format] ?? []) {
    const id = Object.keys(ids).find((noun) => route.includes(`${noun}/{`)) ?? 'users';
    const query = example ? '' : `?${path[0]}=${encodeURIComponent(value)}`;
    const response = await fetch(
      `${server.url}/api/v1${route.replace(/\{\w+\}/, ids[id] ?? '')}${query}`,
      {
        method: method.toUpperCase(),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(example && { body: JSON.stringify(withValue(path, value, example)) }),
      },
    );
    const { error } = response.headers.get('content-type')?.includes('json')
      ? await response.json()
      : { error: undefined };
    const refused = Object.keys(error?.fields ?? {}).filter((name) =>
      name.startsWith(`${path[0]}`),
    );
    expect(refused, `${value}: ${response.status}`).toEqual([]);
    expect([200, 400, 409]).toContain(response.status);
  }
});
