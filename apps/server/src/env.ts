import { DEFAULT_LIMITS } from '@rolecall/core/limit/limits';
import { z } from 'zod';
import { Duration, DurationOrForever } from './duration.ts';
import type { TrustProxy } from './http/client-address.ts';
import { LimitOverrides, mergeLimits } from './limit-overrides.ts';

const EXAMPLE_KEY = 'openssl rand -base64 32';

const SecretKey = z
  .string()
  .refine(
    (value) => /^[A-Za-z0-9+/]{43}=$/.test(value) && new Set(value).size > 16,
    `must be 32 random bytes in base64, for example from: ${EXAMPLE_KEY}`,
  );

const Origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be an origin without a path, for example https://accounts.example.com',
  );

const Origins = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(Origin));

const port = 'must be a port number from 0 to 65535, for example 3000';
const Port = z
  .string()
  .regex(/^[0-9]{1,5}$/, port)
  .transform(Number)
  .pipe(z.int().max(65535, port));

const wholeNumber = (min: number, max: number, example: number) => {
  const rule = `must be a whole number from ${min} to ${max}, for example ${example}`;
  return z
    .string()
    .regex(/^[0-9]{1,9}$/, rule)
    .transform(Number)
    .pipe(z.int().min(min, rule).max(max, rule));
};

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}, for example ${values[0]}` });

const DatabaseUrl = z
  .string()
  .regex(
    /^(?:file:|libsql:\/\/|https?:\/\/|wss?:\/\/).+/,
    'must be file:PATH or the address of a libSQL server, for example file:./data/rolecall.db',
  );

const Variables = z.object({
  NODE_ENV: oneOf(['production', 'development', 'test']),
  DATABASE_URL: DatabaseUrl.default('file:./data/rolecall.db'),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  DATABASE_REPLICA_PATH: z.string().optional(),
  DATABASE_SYNC_SECONDS: wholeNumber(1, 3600, 1).default(1),
  SECRET_KEY: SecretKey.optional(),
  APP_URL: Origin.optional(),
  PORT: Port.optional(),
  HOST: z.string().optional(),
  FRONTEND_URL: Origins.default([]),
  JWT_EXPIRES_IN: Duration.default(600),
  JWT_AUDIENCE: z.string().default('rolecall'),
  REFRESH_IDLE: Duration.default(7 * 86_400),
  REFRESH_ABSOLUTE: Duration.default(30 * 86_400),
  REFRESH_GRACE: Duration.default(10),
  FRESH_FOR: Duration.default(15 * 60),
  VERIFY_EMAIL_EXPIRES_IN: Duration.default(86_400),
  RESET_PASSWORD_EXPIRES_IN: Duration.default(30 * 60),
  CHANGE_EMAIL_EXPIRES_IN: Duration.default(60 * 60),
  INVITATION_EXPIRES_IN: Duration.default(72 * 60 * 60),
  SETUP_EXPIRES_IN: Duration.default(30 * 60),
  ADMIN_SECRET_KEY: z
    .string()
    .refine(
      (value) => value.length >= 16 && new Set(value).size >= 10,
      `must have at least 16 different-looking characters, for example from: ${EXAMPLE_KEY}`,
    )
    .optional(),
  REGISTRATION: oneOf(['open', 'closed']).default('open'),
  EMAIL_VERIFICATION: oneOf(['optional', 'required']).default('optional'),
  PASSWORD_MIN_LENGTH: wholeNumber(8, 128, 12).default(12),
  AUDIT_RETENTION: DurationOrForever.default(365 * 86_400),
  RATE_LIMITS: LimitOverrides.default({}),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url('must be an address, for example https://api.resend.com').optional(),
  MAIL_FROM: z.string().default('Rolecall <onboarding@resend.dev>'),
  MAILBOX_DIR: z.string().default('./data/mailbox'),
  TRUST_PROXY: z
    .string()
    .regex(/^(?:none|fly|[1-9])$/, 'must be none, fly or the number of proxies, for example fly')
    .default('none')
    .transform(
      (value): TrustProxy => (value === 'none' || value === 'fly' ? value : Number(value)),
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, `must have at least 16 characters, for example from: ${EXAMPLE_KEY}`)
    .optional(),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  WEB: oneOf(['on', 'off']).default('on'),
});

const REQUIRED_IN_PRODUCTION = ['SECRET_KEY', 'APP_URL', 'RESEND_API_KEY'] as const;

/** The start cannot go on; the message is the one sentence the operator needs. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/**
 * Reads the environment, the only place that does. An empty value counts as unset.
 * @param fallback what counts where the environment says nothing
 * @throws EnvError naming the first bad variable, the rule and an example
 */
export function readEnv(
  fallback: Record<string, string> = {},
  source: Record<string, string | undefined> = process.env,
) {
  const isSet = ([, value]: [string, string | undefined]) => value !== undefined && value !== '';
  const given: Record<string, string | undefined> = {
    ...fallback,
    ...Object.fromEntries(Object.entries(source).filter(isSet)),
  };
  if (given.NODE_ENV === undefined) {
    throw new EnvError(
      'NODE_ENV is missing: set it to production, development or test, for example NODE_ENV=production.',
    );
  }
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new EnvError(`${issue?.path[0]?.toString() ?? 'The environment'} ${issue?.message}.`);
  }
  const env = parsed.data;
  if (env.REFRESH_IDLE > env.REFRESH_ABSOLUTE) {
    throw new EnvError(
      'REFRESH_IDLE must not be longer than REFRESH_ABSOLUTE, for example 7d and 30d.',
    );
  }
  if (env.NODE_ENV === 'production') checkProduction(env);
  return { ...env, limits: mergeLimits(DEFAULT_LIMITS, env.RATE_LIMITS) };
}

export type Env = ReturnType<typeof readEnv>;

function checkProduction(env: z.output<typeof Variables>): void {
  for (const name of REQUIRED_IN_PRODUCTION) {
    if (env[name] === undefined) {
      throw new EnvError(
        `${name} is missing: production needs it; .env.example says how to get it.`,
      );
    }
  }
  const url = new URL(env.APP_URL ?? '');
  if (url.protocol !== 'https:' && url.hostname !== 'localhost') {
    throw new EnvError(
      'APP_URL must start with https:// in production, for example https://accounts.example.com.',
    );
  }
}
