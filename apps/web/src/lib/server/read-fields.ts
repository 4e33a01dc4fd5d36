import { z } from 'zod';

/** What a form sent, as its schema expects it. Fields that the schema does not have are left out. */
export function readFields(schema: z.ZodObject, sent: FormData): Record<string, unknown> {
  const fields = Object.entries(schema.shape);
  return Object.fromEntries(fields.map(([name, field]) => [name, read(field, name, sent)]));
}

/**
 * A checkbox is sent when it is ticked; what may be missing is missing when it was left empty. A
 * list comes as several fields, or in one with commas between, as it goes back into the page.
 */
function read(field: z.core.$ZodType, name: string, sent: FormData): unknown {
  if (field instanceof z.ZodArray)
    return sent
      .getAll(name)
      .flatMap((value) => String(value).split(','))
      .filter(Boolean);
  const value = sent.get(name);
  const text = typeof value === 'string' ? value : '';
  const takes = (other: unknown) => z.safeParse(field, other).success;
  if (takes(true)) return text !== '' && text !== 'false';
  return text === '' && takes(undefined) ? undefined : text;
}

/**
 * What a form goes back into the page with.
 * @param secrets the fields that never do: what someone typed as a password is not written into HTML
 */
export function shownValues(
  fields: Record<string, unknown>,
  secrets: readonly string[],
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (secrets.includes(name)) continue;
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.join(',');
    else if (value === true) values[name] = 'on';
  }
  return values;
}
