import { appRouter } from '@rolecall/api/router';
import { ErrorAnswer } from '@rolecall/schemas/error-codes';
import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi';
import { z } from 'zod';
import { REST_BASE } from './routes.ts';

const ERROR_REF = '#/components/schemas/Error';

/** The description of REST, generated from the procedures it runs. */
export function openApiDocument(appUrl: string): OpenAPIObject {
  const document = generateOpenApiDocument(appRouter, {
    title: 'Rolecall',
    description: 'User management: accounts, sessions, roles.',
    version: '1.0.0',
    openApiVersion: '3.1.1',
    baseUrl: `${appUrl}${REST_BASE}`,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'An access token from auth/login.' },
    },
  });
  return withOurErrors(document);
}

/** The generator describes tRPC's errors; REST answers the contract's. */
function withOurErrors(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      for (const [status, response] of Object.entries(operation?.responses ?? {})) {
        if (Number(status) < 400) continue;
        response.content = { 'application/json': { schema: { $ref: ERROR_REF } } };
      }
    }
  }
  const { $schema: _, ...error } = z.toJSONSchema(ErrorAnswer);
  const ours = Object.entries(document.components?.schemas ?? {}).filter(
    ([name]) => !name.startsWith('error.'),
  );
  const schemas = Object.fromEntries([...ours, ['Error', error]]);
  return { ...document, components: { ...document.components, schemas } };
}
