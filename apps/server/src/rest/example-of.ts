/** The keywords that zod writes into the schemas we describe. */
export type JsonSchema = {
  $ref?: string;
  example?: unknown;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
};

/** Stands where a text has no example of its own; a test finds it. */
const MISSING = '…';

const BY_TYPE: Record<string, unknown> = { string: MISSING, integer: 1, number: 1, boolean: true };

/**
 * An example of what a schema describes, put together from the `example` of its parts. What is
 * optional is in it only with an example of its own, so that it can be sent as it stands. A list of
 * several kinds has one of each.
 * @param schemas what `#/components/schemas/…` names
 */
export function exampleOf(schema: JsonSchema, schemas: Record<string, JsonSchema>): unknown {
  const { $ref, anyOf = [], oneOf = [], properties, items } = schema;
  if ('example' in schema) return schema.example;
  if ($ref !== undefined) return exampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if ('default' in schema) return schema.default;
  const options = [...anyOf, ...oneOf];
  if (options.length > 0) return exampleOfAny(options, schemas);
  if (properties !== undefined) return exampleOfObject(properties, schema.required ?? [], schemas);
  if (items !== undefined) return (items.oneOf ?? [items]).map((item) => exampleOf(item, schemas));
  return exampleOfType(schema.type);
}

/** Null stands for a text that has no example, where it may. */
function exampleOfType(type: JsonSchema['type']): unknown {
  const [first = '', ...others] = [type ?? ''].flat();
  if (first === 'string' && others.includes('null')) return null;
  return BY_TYPE[first] ?? {};
}

/** The first that has one; null stands for a text that has none. */
function exampleOfAny(options: JsonSchema[], schemas: Record<string, JsonSchema>): unknown {
  const examples = options
    .filter(({ type }) => type !== 'null')
    .map((option) => exampleOf(option, schemas));
  const isNullable = examples.length < options.length;
  return examples.find((example) => example !== MISSING) ?? (isNullable ? null : MISSING);
}

function exampleOfObject(
  properties: Record<string, JsonSchema>,
  required: string[],
  schemas: Record<string, JsonSchema>,
): object {
  const shown = Object.entries(properties).filter(
    ([name, schema]) => required.includes(name) || 'example' in schema,
  );
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema, schemas)]));
}
