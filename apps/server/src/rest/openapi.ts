import { appRouter } from '@rolecall/api/router';
import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi';
import { REST_BASE } from './routes.ts';

/** The description of REST, generated from the procedures it runs. */
export function openApiDocument(appUrl: string): OpenAPIObject {
  return generateOpenApiDocument(appRouter, {
    title: 'Rolecall',
    description: 'User management: accounts, sessions, roles.',
    version: '1.0.0',
    openApiVersion: '3.1.1',
    baseUrl: `${appUrl}${REST_BASE}`,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'An access token from auth/login.' },
    },
  });
}
