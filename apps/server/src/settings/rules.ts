import { httpUrlOf } from '@rolecall/db/server-url';
import { Email } from '@rolecall/schemas/email';
import { z } from 'zod';
import { either } from '../either.ts';
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
    (value) => value.length >= 16 && value.length <= 512 && new Set(value).size >= 10,
    `must have 16 to 512 characters, at least 10 of them different, for example from: ${EXAMPLE_KEY}`,
  );

/** What a header has to carry: printable, without spaces. */
const isHeaderText = (value: string) => /^[\x21-\x7e]+$/.test(value);

export const MetricsToken = z
  .string()
  .refine(
    (value) => value.length >= 16 && isHeaderText(value),
    `must have at least 16 characters, without spaces, for example from: ${EXAMPLE_KEY}`,
  );

export const ApiKey = z
  .string()
  .refine(isHeaderText, 'must be the key itself, without spaces or placeholders such as …');

export const WebhookSecret = z
  .string()
  .refine(
    (value) => /^whsec_[A-Za-z0-9+/]{24,}={0,2}$/.test(value),
    'must be the signing secret that Resend shows for the webhook: whsec_ and base64',
  );

const ORIGIN_RULE =
  'must be a URL in lower case without a path, a slash at the end or a wildcard, for example https://app.example.com';

/** As browsers write it: the host alone, in ASCII and lower case, without the scheme's own port. */
export const Origin = z
  .string()
  .refine(
    (value) => /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:]+\])(?::\d+)?$/.test(value),
    ORIGIN_RULE,
  )
  .refine((value) => URL.parse(value)?.origin === value, ORIGIN_RULE);

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

const httpUrl = (example: string) =>
  z.url({ protocol: /^https?$/, error: `must be a URL, for example ${example}` });

export const ResendUrl = httpUrl('https://api.resend.com');
export const S3Url = httpUrl('https://fly.storage.tigris.dev');
export const CollectorUrl = httpUrl('http://localhost:4318');

/** A server that takes emails, with user and password where it asks for them. Source: RFC 5321. */
export const SmtpUrl = z
  .string()
  .refine(
    (value) => /^smtps?:$/.test(URL.parse(value)?.protocol ?? '') && URL.parse(value)?.hostname,
    'must be a URL, for example smtps://user:password@smtp.example.com:465',
  );

/** A sender: an email, or a name with the email in angle brackets. Source: RFC 5322 §3.4. */
export const Sender = z
  .string()
  .refine(
    (value) => Email.safeParse(/^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(value)?.[1] ?? value).success,
    'must be an email, or a name and an email, for example Rolecall <accounts@example.com>',
  );

/** A path as it is, or one as URLs have it: of others, each library makes a path of its own. */
const FILE_URL = /^file:(?!.*:memory:)(?:(?!\/\/)[^?#%]+|\/\/\/(?!.*%00)[^?#]+)$/;

function isServerUrl(value: string): boolean {
  try {
    httpUrlOf(value);
    return /^(?:libsql|https?|wss?):\/\/./.test(value) && URL.canParse(value);
  } catch {
    return false;
  }
}

export const DatabaseUrl = z
  .string()
  .refine(
    (value) => FILE_URL.test(value) || isServerUrl(value),
    'must be file: and a path without ?, # or %, or the URL of a libSQL server without user and password, for example file:./data/rolecall.db',
  );

export const FilePath = z
  .string()
  .refine(
    (value) => !/^(?:file:|\w+:\/\/)/.test(value),
    'must be the path of a file, for example ./data/replica.db',
  );

export const Proxies = z
  .string()
  .regex(/^(?:none|fly|[1-9])$/, 'must be none, fly or the number of proxies, for example fly')
  .transform((value): TrustProxy => (value === 'none' || value === 'fly' ? value : Number(value)));

const port = 'must be a port number up to 65535, for example 3000';
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
    error: `must be ${either(values)}`,
  });
}
