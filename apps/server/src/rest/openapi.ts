import { isPublic } from '@rolecall/core/verb';
import { ErrorResponse } from '@rolecall/schemas/error-body';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { REST_BASE } from '@rolecall/schemas/rest-base';
import { initTRPC } from '@trpc/server';
import { generateOpenApiDocument, type OpenAPIObject, type OpenApiMeta } from 'trpc-to-openapi';
import { z } from 'zod';
import { VERSION } from '../version.ts';
import { describeOperation } from './describe-operation.ts';
import { DESCRIBED_HEADERS } from './described-headers.ts';
import { errorExamples } from './error-examples.ts';
import { INTRODUCTION, TAGS } from './introduction.ts';
import { type RestRoute, restRoutes } from './routes.ts';

/** The description of REST: generated from the verbs it runs, with what REST adds to them. */
export function openApiDocument(): OpenAPIObject {
  const routes = restRoutes();
  const document = generateOpenApiDocument(describedRouter(routes), {
    title: 'Rolecall',
    description: INTRODUCTION,
    version: VERSION,
    license: { name: 'MIT', identifier: 'MIT' },
    openApiVersion: '3.1.1',
    baseUrl: REST_BASE,
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'An access token from `POST /auth/login`.',
      },
    },
  });
  const schemas = ourSchemas(document);
  const complete = {
    ...document,
    tags: Object.values(TAGS),
    components: {
      ...document.components,
      headers: DESCRIBED_HEADERS,
      examples: errorExamples(routes.flatMap(({ errors }) => errors)),
      schemas,
    },
  };
  for (const route of routes) {
    const operation = operationOf(complete, route);
    if (operation !== undefined) describeOperation(operation, route, schemas);
  }
  return JSON.parse(JSON.stringify(complete), tidy);
}

const t = initTRPC.meta<OpenApiMeta>().create();

/** The routes as the generator reads them: procedures that no one calls. */
function describedRouter(routes: RestRoute[]) {
  const procedures = routes.map(({ procedure, errors, method, path, summary }) => {
    const { input, output } = procedure.verb.duties;
    const statuses = new Set<number>(errors.map((code) => ERROR_CODES[code].status));
    const openapi = {
      method,
      path: templateOf(path),
      summary,
      protect: !isPublic(procedure.verb.duties),
      errorResponses: [...statuses].sort(),
    };
    const described = t.procedure.meta({ openapi }).output(output);
    const complete = input === undefined ? described : described.input(input);
    const unused = () => ({});
    return [procedure.path, complete[procedure.type](unused)];
  });
  return t.router(Object.fromEntries(procedures));
}

/** A route's path as the description spells it, such as `/users/{id}`. */
function templateOf(path: string): `/${string}` {
  return `/${path.slice(REST_BASE.length + 1).replace(/:(\w+)/g, '{$1}')}`;
}

function operationOf(document: OpenAPIObject, { path, method }: RestRoute) {
  const { get, post, put, patch, delete: remove } = document.paths?.[templateOf(path)] ?? {};
  return { GET: get, POST: post, PUT: put, PATCH: patch, DELETE: remove }[method];
}

/** The generator describes tRPC's errors; REST answers the contract's. */
function ourSchemas(document: OpenAPIObject) {
  const { $schema: _, ...error } = z.toJSONSchema(ErrorResponse);
  const kept = Object.entries(document.components?.schemas ?? {}).filter(
    ([name]) => !name.startsWith('error.'),
  );
  return Object.fromEntries([...kept, ['Error', error]]);
}

/** Leaves out what says nothing: a format's long pattern, the bounds that every integer has. */
function tidy(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const says = Object.entries(value).filter(
    ([key, rule]) =>
      !(key === 'pattern' && 'format' in value) &&
      !(key === 'minimum' && rule === Number.MIN_SAFE_INTEGER) &&
      !(key === 'maximum' && rule === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(says);
}
