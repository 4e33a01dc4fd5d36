import { DEFAULT_PASSWORD_MIN_LENGTH } from '@rolecall/schemas/bounds';
import { Duration, DurationOrForever } from './settings/duration.ts';
import { LimitsWithOverrides } from './settings/limit-overrides.ts';
import {
  AdminKey,
  ApiKey,
  DatabaseUrl,
  FilePath,
  MetricsToken,
  Origin,
  Origins,
  oneOf,
  Port,
  Proxies,
  ResendUrl,
  SecretKey,
  Sender,
  Text,
  wholeNumber,
} from './settings/rules.ts';
import { optional, required, requiredInProduction, setting } from './settings/setting.ts';

// Every setting there is. The environment is read by this table; .env.example, docs/settings.md and
// the configuration of packages/core are made from it: `bun run settings` in apps/server.

/** What the process needs to run, by group. */
export const SERVER_SETTINGS = {
  'Where it runs': {
    nodeEnv: required(
      'NODE_ENV',
      oneOf(['production', 'development', 'test']),
      'production, development or test. `npm start` and `bun run rolecall` use development when it is unset.',
      'production',
    ),
    appUrl: requiredInProduction(
      'APP_URL',
      Origin,
      'http://localhost and the port',
      'The URL people open, without a path. Links in emails, the issuer of tokens and the origin check of forms are built from it.',
      'https://accounts.example.com',
    ),
    port: optional(
      'PORT',
      Port,
      '3000',
      'The port to listen on. Outside production, the next free port is used when it is taken and APP_URL is not set.',
      '3000',
    ),
    host: optional(
      'HOST',
      Text,
      '0.0.0.0 in production, 127.0.0.1 elsewhere',
      'The network interface to listen on.',
      '0.0.0.0',
    ),
    trustProxy: setting(
      'TRUST_PROXY',
      Proxies,
      'none',
      'Where the client IP comes from: none (the connection), fly (the Fly-Client-IP header), or how many proxies of yours append to X-Forwarded-For.',
      'fly',
    ),
    frontendOrigins: setting(
      'FRONTEND_URL',
      Origins,
      '',
      'Origins whose pages can call the API from a browser, separated by commas: each in full, without wildcards.',
      'https://app.example.com',
    ),
    web: setting(
      'WEB',
      oneOf(['on', 'off']),
      'on',
      'Whether to serve the web app beside the API: on or off.',
    ),
    metricsToken: optional(
      'METRICS_TOKEN',
      MetricsToken,
      'none',
      'The bearer token that can read /metrics (Prometheus), at least 16 characters: `openssl rand -base64 32`. Without one, only Fly’s Prometheus can read it in production (with TRUST_PROXY=fly), and elsewhere only this machine on localhost. Everyone else gets 404.',
    ),
    logLevel: optional(
      'LOG_LEVEL',
      oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
      'info in production, warn elsewhere',
      'The lowest level to log: fatal, error, warn, info, debug, trace or silent.',
      'info',
    ),
  },
  Secrets: {
    secretKey: requiredInProduction(
      'SECRET_KEY',
      SecretKey,
      'a key that is generated once and kept in secret.key beside the database',
      '32 random bytes in base64: `openssl rand -base64 32`. Keep a copy with your backups: the server does not start with another key than its database was made with. If it is lost, empty the table signing_keys and set a new one: every access and refresh token ends.',
    ),
  },
  Database: {
    databaseUrl: setting(
      'DATABASE_URL',
      DatabaseUrl,
      'file:./data/rolecall.db',
      'A file, or a libSQL server: libsql://NAME.turso.io from `turso db show NAME --url`, or http://… for your own.',
    ),
    databaseAuthToken: optional(
      'DATABASE_AUTH_TOKEN',
      Text,
      'none',
      'The token of a libSQL server that asks for one: `turso db tokens create NAME`.',
    ),
    databaseReplicaPath: optional(
      'DATABASE_REPLICA_PATH',
      FilePath,
      'none',
      'With a libSQL server: a local file that follows it and serves reads.',
      './data/replica.db',
    ),
    databaseSyncSeconds: setting(
      'DATABASE_SYNC_SECONDS',
      wholeNumber(1, 3600, 1),
      '1',
      'How often the replica catches up, in seconds.',
    ),
  },
  Email: {
    resendApiKey: requiredInProduction(
      'RESEND_API_KEY',
      ApiKey,
      'emails are not sent, but kept in MAILBOX_DIR and shown at /dev/mail',
      'The API key that sends emails, from https://resend.com/api-keys.',
    ),
    resendBaseUrl: optional(
      'RESEND_BASE_URL',
      ResendUrl,
      'https://api.resend.com',
      'The URL of Resend’s API, for a stand-in server in tests.',
      'https://api.resend.com',
    ),
    mailFrom: setting(
      'MAIL_FROM',
      Sender,
      'Rolecall <onboarding@resend.dev>',
      'The sender, on a domain that you verified with Resend.',
      'Rolecall <accounts@example.com>',
    ),
    mailboxDir: setting(
      'MAILBOX_DIR',
      Text,
      './data/mailbox',
      'Where emails are kept when they are not sent.',
    ),
  },
};

/** What the domain lets an operator choose, by group: the configuration of packages/core. */
export const DOMAIN_SETTINGS = {
  Accounts: {
    registration: setting(
      'REGISTRATION',
      oneOf(['open', 'closed']),
      'open',
      'Who can create accounts: open (anyone) or closed (only administrators).',
    ),
    emailVerification: setting(
      'EMAIL_VERIFICATION',
      oneOf(['optional', 'required']),
      'optional',
      'Whether people must verify their email before they can sign in: optional or required.',
    ),
    passwordMinLength: setting(
      'PASSWORD_MIN_LENGTH',
      wholeNumber(8, 128, DEFAULT_PASSWORD_MIN_LENGTH),
      String(DEFAULT_PASSWORD_MIN_LENGTH),
      'The fewest characters a password may have. NIST SP 800-63B-4 asks for 15 where the password is the only factor.',
    ),
    adminSecretKey: optional(
      'ADMIN_SECRET_KEY',
      AdminKey,
      'none',
      'Whoever signs up with this key becomes an administrator. Make one with `openssl rand -base64 32`; the one-time link that the first start prints is safer.',
    ),
  },
  'Audit log': {
    auditRetentionSeconds: setting(
      'AUDIT_RETENTION',
      DurationOrForever,
      '365d',
      'How long audit events are kept; forever keeps them all. Older ones are deleted within the hour: they can no longer be reverted, and no longer count in a user’s history and sign-in check.',
    ),
  },
  'Tokens and sessions': {
    accessTokenSeconds: setting(
      'JWT_EXPIRES_IN',
      Duration,
      '10m',
      'How long an access token lives.',
    ),
    audience: setting('JWT_AUDIENCE', Text, 'rolecall', 'The audience that access tokens name.'),
    refreshIdleSeconds: setting(
      'REFRESH_IDLE',
      Duration,
      '7d',
      'How long a session lasts without being used; not longer than REFRESH_ABSOLUTE.',
    ),
    refreshAbsoluteSeconds: setting(
      'REFRESH_ABSOLUTE',
      Duration,
      '30d',
      'How long a session lasts, however much it is used.',
    ),
    refreshGraceSeconds: setting(
      'REFRESH_GRACE',
      Duration,
      '10s',
      'How long a refresh token can be used again after its first use, for the same result.',
    ),
    recentAuthSeconds: setting(
      'FRESH_FOR',
      Duration,
      '15m',
      'How long a password counts as just confirmed, for actions that ask for it.',
    ),
    verifyEmailSeconds: setting(
      'VERIFY_EMAIL_EXPIRES_IN',
      Duration,
      '24h',
      'How long the link that verifies an email works.',
    ),
    resetPasswordSeconds: setting(
      'RESET_PASSWORD_EXPIRES_IN',
      Duration,
      '30m',
      'How long the link that resets a password works.',
    ),
    changeEmailSeconds: setting(
      'CHANGE_EMAIL_EXPIRES_IN',
      Duration,
      '1h',
      'How long the link that changes an email works.',
    ),
    invitationSeconds: setting(
      'INVITATION_EXPIRES_IN',
      Duration,
      '72h',
      'How long the link in an invitation works.',
    ),
    setupSeconds: setting(
      'SETUP_EXPIRES_IN',
      Duration,
      '30m',
      'How long the link that makes the first administrator works.',
    ),
  },
  'Rate limits': {
    limits: setting(
      'RATE_LIMITS',
      LimitsWithOverrides,
      '{}',
      'Changes to rows of the rate-limit table (packages/core/src/limits.ts), as JSON.',
      '{"register.address":{"limit":50}}',
    ),
  },
};

/** All of them, by group. */
export const SETTINGS = { ...SERVER_SETTINGS, ...DOMAIN_SETTINGS };
