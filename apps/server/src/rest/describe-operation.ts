import type { OpenAPIObject } from 'trpc-to-openapi';
import { z } from 'zod';
import { describeAction } from './describe-action.ts';
import { type DescribedHeader, headersNamed, LIMIT_HEADERS } from './described-headers.ts';
import { errorContent } from './error-examples.ts';
import { exampleOf, type JsonSchema } from './example-of.ts';
import { TAGS } from './introduction.ts';
import type { RestRoute } from './routes.ts';

type Operation = NonNullable<NonNullable<OpenAPIObject['paths']>[string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Schemas = Record<string, JsonSchema>;
type Media = { schema?: object; example?: unknown };

const IF_MATCH = {
  name: 'If-Match',
  in: 'header' as const,
  required: false,
  description:
    'The ETag that the change is based on, or several, or `*`; any other version returns 409 CONFLICT. What a proxy adds (`W/`, `-gzip`) is ignored.',
  schema: { type: 'string' as const, examples: ['"2026-11-21T09:30:00.000Z"'] },
};

/** Zod writes every schema of the document, with these keywords. */
const asJsonSchema = (schema: unknown) => (schema ?? {}) as JsonSchema;
const asJsonSchemas = (named: Record<string, object>) => named as Record<string, JsonSchema>;

/**
 * Completes what the generator made of a procedure: group, examples, headers, every error.
 * @param named what `#/components/schemas/…` names
 */
export function describeOperation(
  operation: Operation,
  route: RestRoute,
  named: Record<string, object>,
): void {
  const schemas = asJsonSchemas(named);
  // Said outright where no one needs to be signed in: silence would mean "not decided".
  operation.security ??= [];
  const described = describeAction(route.procedure.path);
  if (described !== undefined) operation.description = described;
  operation.tags = [TAGS[route.procedure.path.split('.')[0] ?? '']?.name ?? ''];
  const body = jsonOf(operation.requestBody);
  if (body !== undefined) addExample(body, schemas);
  operation.parameters = parametersOf(operation, route);
  const { 200: success, ...refusals } = operation.responses ?? {};
  const isLimited = '429' in refusals;
  const { stream } = route.procedure.verb.duties;
  const response: Media = success.content['application/json'];
  addExample(response, schemas);
  success.description = 'Done.';
  success.content = { [stream?.type ?? 'application/json']: response, ...linesOf(route, schemas) };
  success.headers = headersNamed(
    ...(route.location ? (['Location'] as const) : []),
    ...(stream === undefined && hasVersion(asJsonSchema(response.schema), schemas)
      ? (['ETag'] as const)
      : []),
    ...(isLimited ? LIMIT_HEADERS : []),
  );
  const refused = Object.entries(refusals).map(([status, { description }]) => [
    status,
    {
      description,
      content: errorContent(route.errors, Number(status)),
      headers: headersNamed(...headersOfRefusal(status, isLimited)),
    },
  ]);
  operation.responses = { [route.status]: success, ...Object.fromEntries(refused) };
}

/** The form in which the same is answered in lines, a line each. */
function linesOf({ streamed }: RestRoute, schemas: Schemas): Record<string, Media> {
  const { output, stream } = streamed?.duties ?? {};
  if (output === undefined || stream === undefined) return {};
  const { $schema: _, ...schema } = z.toJSONSchema(output);
  const lines: Media = { schema };
  addExample(lines, schemas);
  return { [stream.type]: lines };
}

function jsonOf(requestBody: Operation['requestBody']): Media | undefined {
  if (requestBody === undefined || '$ref' in requestBody) return undefined;
  return requestBody.content['application/json'];
}

function addExample(media: Media, schemas: Schemas): void {
  media.example = exampleOf(asJsonSchema(media.schema), schemas);
}

function parametersOf(operation: Operation, route: RestRoute): Parameter[] {
  const parameters = (operation.parameters ?? []).map(withFittingExample);
  return route.changesVersion ? [...parameters, IF_MATCH] : parameters;
}

/**
 * The interactive page fills in whatever `example` a parameter has. Only the required ones are to
 * be filled in: a filter no one asked for would hide what is there.
 */
function withFittingExample(parameter: Parameter): Parameter {
  if ('$ref' in parameter) return parameter;
  const { schema } = parameter;
  if (schema === undefined || '$ref' in schema || schema.example === undefined) return parameter;
  const { example, ...rest } = schema;
  if (parameter.required) return { ...parameter, example };
  return { ...parameter, schema: { ...rest, examples: [example] } };
}

/** What is refused before a procedure runs does not count against a limit. */
const UNCOUNTED = ['413', '415'];

function headersOfRefusal(status: string, isLimited: boolean): DescribedHeader[] {
  const limit = isLimited && !UNCOUNTED.includes(status) ? LIMIT_HEADERS : [];
  return status === '429' || status === '503' ? [...limit, 'Retry-After'] : limit;
}

/** Whether a response is of something that changes, or of a user beside other things. */
function hasVersion(schema: JsonSchema, schemas: Schemas): boolean {
  const { $ref, anyOf = [], properties = {} } = schema;
  if ($ref !== undefined) return hasVersion(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (anyOf.length > 0) return anyOf.some((option) => hasVersion(option, schemas));
  if ('updatedAt' in properties) return true;
  return properties.user !== undefined && hasVersion(properties.user, schemas);
}
