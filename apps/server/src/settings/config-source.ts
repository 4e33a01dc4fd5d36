import { z } from 'zod';
import type { Setting } from './setting.ts';
import type { Groups } from './values.ts';

/** What zod says of the values that come out of a rule; the title is a type of packages/core. */
type Shape = z.core.JSONSchema.BaseSchema;

/**
 * The module of packages/core that names what the domain can be told, as it may not import this
 * table: a type, and the defaults, for tests.
 */
export function configSource(groups: Groups): string {
  const settings = Object.values(groups).flatMap((group) => Object.entries(group));
  const fields = settings.map(
    ([key, setting]) => `  /** ${summaryOf(setting)} */\n  ${key}: ${typeOf(setting)};\n`,
  );
  const defaults = settings.map(([key, setting]) => `  ${key}: ${literalOf(setting)},\n`);
  return `// Made from apps/server/src/settings.ts: change that, then \`bun run settings\` in apps/server.
import { DEFAULT_LIMITS, type Limits } from './limits.ts';

/** Everything about the domain that an operator can set. */
export type Config = {
  /** Where people reach Rolecall; links in emails are built from it, and tokens name it as issuer. */
  appUrl: string;
${fields.join('')}};

/** What counts where nothing is set. */
export const CONFIG_DEFAULTS: Omit<Config, 'appUrl'> = {
${defaults.join('')}};
`;
}

const summaryOf = ({ name, about }: Setting) => `${about.split(/\.(?: |$)/)[0]} (${name}).`;

const shapeOf = (rule: z.ZodType): Shape =>
  z.toJSONSchema(rule, { io: 'output', unrepresentable: 'any' });

function typeOf({ rule, fallback }: Setting): string {
  const name = nameOf(shapeOf(rule));
  return fallback === undefined ? `${name} | undefined` : name;
}

function nameOf({ title, type, enum: words, const: word, anyOf }: Shape): string {
  if (title !== undefined) return title;
  if (anyOf !== undefined) return anyOf.map(nameOf).join(' | ');
  if (words !== undefined) return words.map(quote).join(' | ');
  if (word !== undefined) return quote(word);
  return type === 'integer' ? 'number' : String(type);
}

const quote = (text: unknown) => `'${text}'`;

function literalOf({ rule, fallback }: Setting): string {
  const { title } = shapeOf(rule);
  if (title !== undefined) return `DEFAULT_${title.toUpperCase()}`;
  if (fallback === undefined) return 'undefined';
  const value = rule.parse(fallback);
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}
