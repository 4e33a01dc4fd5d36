import { appRouter } from '@rolecall/api/router';
import { ErrorAnswer } from '@rolecall/schemas/error-codes';
import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi';
import { z } from 'zod';
import { REST_BASE, type RestRoute, restRoutes } from './routes.ts';

type Operation = NonNullable<NonNullable<OpenAPIObject['paths']>[string]['get']>;

const ERROR = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
const text = (description: string) => ({ description, schema: { type: 'string' as const } });
const number = (description: string) => ({ description, schema: { type: 'integer' as const } });

const LIMIT_HEADERS = {
  'RateLimit-Limit': number('How many requests the tightest limit allows.'),
  'RateLimit-Remaining': number('How many of them are left.'),
  'RateLimit-Reset': number('When it starts afresh, in seconds.'),
};
const RETRY_AFTER = { 'Retry-After': number('When it is worth trying again, in seconds.') };

const IF_MATCH = {
  name: 'If-Match',
  in: 'header' as const,
  required: false,
  description: 'The ETag that the change is based on; another version answers 409 CONFLICT.',
  schema: { type: 'string' as const },
};

/** The description of REST: generated from the procedures it runs, with what REST adds to them. */
export function openApiDocument(): OpenAPIObject {
  const document = generateOpenApiDocument(appRouter, {
    title: 'Rolecall',
    description: 'User management: accounts, sessions, roles, posts and comments.',
    version: '1.0.0',
    license: { name: 'MIT', identifier: 'MIT' },
    openApiVersion: '3.1.1',
    baseUrl: REST_BASE,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'An access token from auth/login.' },
    },
  });
  for (const route of restRoutes()) {
    const operation = operationOf(document, route);
    if (operation !== undefined) completeOperation(operation, route);
  }
  return { ...document, components: { ...document.components, schemas: ourSchemas(document) } };
}

function operationOf(document: OpenAPIObject, { path, method }: RestRoute): Operation | undefined {
  const template = path.slice(REST_BASE.length).replace(/:(\w+)/g, '{$1}');
  const { get, post, put, patch, delete: remove } = document.paths?.[template] ?? {};
  return { GET: get, POST: post, PUT: put, PATCH: patch, DELETE: remove }[method];
}

function completeOperation(operation: Operation, route: RestRoute): void {
  // Said outright where nobody needs to be signed in: silence would mean "not decided".
  operation.security ??= [];
  const responses = { ...operation.responses };
  const { 200: success, ...refusals } = responses;
  for (const [status, refusal] of Object.entries(refusals)) {
    refusal.content = ERROR;
    if (status === '429') refusal.headers = { ...LIMIT_HEADERS, ...RETRY_AFTER };
    if (status === '503') refusal.headers = RETRY_AFTER;
  }
  if (route.type) success.content = { [route.type]: { schema: { type: 'string' } } };
  const isLimited = '429' in refusals;
  success.headers = {
    ...(route.location && { Location: text('Where what was created is found.') }),
    ...(route.changesVersion && { ETag: text('The version of the user.') }),
    ...(isLimited && LIMIT_HEADERS),
  };
  if (route.changesVersion) operation.parameters = [...(operation.parameters ?? []), IF_MATCH];
  operation.responses = { [route.status]: success, ...refusals };
}

/** The generator describes tRPC's errors; REST answers the contract's. */
function ourSchemas(document: OpenAPIObject) {
  const { $schema: _, ...error } = z.toJSONSchema(ErrorAnswer);
  const kept = Object.entries(document.components?.schemas ?? {}).filter(
    ([name]) => !name.startsWith('error.'),
  );
  return Object.fromEntries([...kept, ['Error', error]]);
}
