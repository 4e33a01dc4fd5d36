import type { z } from 'zod';

/** A variable of the environment: what it may be, and what the documentation says about it. */
export type Setting<T = unknown> = {
  /** The variable. */
  name: string;
  rule: z.ZodType<T>;
  /** What counts when the variable is unset; without one the value is `undefined` then. */
  fallback: string | undefined;
  /** The default, as the documentation puts it. */
  unset: string;
  required?: 'always' | 'in production';
  about: string;
  example: string;
  /** Whether its value is never shown. */
  isSecret?: true;
};

/** A setting with a default. */
export function setting<T>(
  name: string,
  rule: z.ZodType<T>,
  fallback: string,
  about: string,
  example = fallback,
): Setting<T> {
  return { name, rule, fallback, unset: fallback, about, example };
}

type OptionalParts<T> = [
  name: string,
  rule: z.ZodType<T>,
  unset: string,
  about: string,
  example?: string,
];

/** A setting without which something else counts, which `unset` says. */
export function optional<T>(
  ...[name, rule, unset, about, example = '']: OptionalParts<T>
): Setting<T | undefined> {
  return { name, rule, fallback: undefined, unset, about, example };
}

/** A setting without which nothing starts. */
export function required<T>(
  name: string,
  rule: z.ZodType<T>,
  about: string,
  example: string,
): Setting<T> {
  return { name, rule, fallback: undefined, unset: '', required: 'always', about, example };
}

/** A setting without which production does not start; elsewhere what `unset` says counts. */
export function requiredInProduction<T>(...parts: OptionalParts<T>): Setting<T | undefined> {
  return { ...optional(...parts), required: 'in production' };
}

/** A setting whose value is never shown. */
export function secret<T>(setting: Setting<T>): Setting<T> {
  return { ...setting, isSecret: true };
}
