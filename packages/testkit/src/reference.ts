import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Media = {
  schema: object;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
};
type Content = Record<string, Media>;
type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
  example?: unknown;
};
type Schema = { example?: unknown; examples?: unknown[] };
type DescribedResponse = {
  description: string;
  content: Content;
  headers: Record<string, { $ref: string }>;
};

export type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security: object[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, DescribedResponse>;
};

/** What the tests read of `/openapi.json`. */
export type Reference = {
  openapi: string;
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, object>;
    headers: Record<string, { schema: object; description: string; example: unknown }>;
    examples: Record<string, { value: unknown }>;
  };
};

/** Every operation with its name, such as `get /users/me`. */
export function operationsOf({ paths }: Reference): [string, Operation][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}

/** Says what is wrong with a value, by a schema of the reference; empty when nothing is. */
export function referenceCheck(reference: Reference) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ components: reference.components }, 'reference');
  return (schema: object, value: unknown): string[] => {
    const validate = ajv.compile(pointed(schema));
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** The same schema from outside the document. */
function pointed(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"reference#/components/'));
}
