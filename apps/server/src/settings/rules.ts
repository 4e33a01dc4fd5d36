import { z } from 'zod';
import type { TrustProxy } from '../http/client-ip.ts';

const EXAMPLE_KEY = 'openssl rand -base64 32';

export const Text = z.string();

export const SecretKey = z
  .string()
  .refine(
    (value) => /^[A-Za-z0-9+/]{43}=$/.test(value) && new Set(value).size > 16,
    `must be 32 random bytes in base64, for example from: ${EXAMPLE_KEY}`,
  );

export const AdminKey = z
  .string()
  .refine(
    (value) => value.length >= 16 && new Set(value).size >= 10,
    `must have at least 16 different-looking characters, for example from: ${EXAMPLE_KEY}`,
  );

export const MetricsToken = z
  .string()
  .min(16, `must have at least 16 characters, for example from: ${EXAMPLE_KEY}`);

export const Origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be an origin without a path, for example https://accounts.example.com',
  );

/** Origins separated by commas. */
export const Origins = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(Origin));

export const ResendUrl = z.url('must be an address, for example https://api.resend.com');

export const DatabaseUrl = z
  .string()
  .regex(
    /^(?:file:|libsql:\/\/|https?:\/\/|wss?:\/\/).+/,
    'must be file:PATH or the address of a libSQL server, for example file:./data/rolecall.db',
  );

export const Proxies = z
  .string()
  .regex(/^(?:none|fly|[1-9])$/, 'must be none, fly or the number of proxies, for example fly')
  .transform((value): TrustProxy => (value === 'none' || value === 'fly' ? value : Number(value)));

const port = 'must be a port number from 0 to 65535, for example 3000';
export const Port = z
  .string()
  .regex(/^[0-9]{1,5}$/, port)
  .transform(Number)
  .pipe(z.int().max(65535, port));

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number, example: number) {
  const rule = `must be a whole number from ${min} to ${max}, for example ${example}`;
  return z
    .string()
    .regex(/^[0-9]{1,9}$/, rule)
    .transform(Number)
    .pipe(z.int().min(min, rule).max(max, rule));
}

/** One of a few words. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, {
    error: `must be one of ${values.join(', ')}, for example ${values[0]}`,
  });
}
