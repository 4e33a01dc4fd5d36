import { z } from 'zod';
import type { Parameter } from './command.ts';

/** A word after the name of the command. */
export function argument<T>(value: string, field: z.ZodType<T>, about: string): Parameter<T> {
  return { kind: 'argument', value, field, about };
}

/** All words that are left, as a list. */
export function restArguments<T>(value: string, field: z.ZodType<T>, about: string): Parameter<T> {
  return { kind: 'arguments', value, field, about };
}

/** An option with a value, such as `--role admin`. */
export function option<T>(value: string, field: z.ZodType<T>, about: string): Parameter<T> {
  return { kind: 'option', value, field, about };
}

/** What an option may be that says how many. */
export function countUpTo(most: number) {
  const rule = `Give a number from 1 to ${most}.`;
  return z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/, rule)
    .transform(Number)
    .refine((count) => count <= most, rule);
}

/** An option that is there or not. */
export function flag(about: string): Parameter<boolean> {
  return { kind: 'flag', value: '', field: z.boolean().default(false), about };
}
