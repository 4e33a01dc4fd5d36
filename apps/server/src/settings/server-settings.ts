import { BACKUP_SETTINGS } from './backup-settings.ts';
import { EMAIL_SETTINGS } from './email-settings.ts';
import {
  DatabaseUrl,
  FilePath,
  MetricsToken,
  Origin,
  Origins,
  oneOf,
  Port,
  Proxies,
  SecretKey,
  Text,
  wholeNumber,
} from './rules.ts';
import { optional, required, requiredInProduction, secret, setting } from './setting.ts';
import { TRACING_SETTINGS } from './tracing-settings.ts';

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
    metricsToken: secret(
      optional(
        'METRICS_TOKEN',
        MetricsToken,
        'none',
        'The bearer token that can read /metrics (Prometheus), at least 16 characters: `openssl rand -base64 32`. Without one, in production only Fly’s private network can read it (with TRUST_PROXY=fly), and elsewhere only this machine on localhost. Everyone else gets 404.',
      ),
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
    secretKey: secret(
      requiredInProduction(
        'SECRET_KEY',
        SecretKey,
        'a key that is generated once and kept in secret.key beside the database',
        '32 random bytes in base64: `openssl rand -base64 32`. Keep a copy with your backups: the server only starts with the key its database was created with. If you lose it, delete all rows of the table signing_keys and set a new key. This ends every access and refresh token.',
      ),
    ),
  },
  Database: {
    databaseUrl: setting(
      'DATABASE_URL',
      DatabaseUrl,
      'file:./data/rolecall.db',
      'A file, or a libSQL server: libsql://NAME.turso.io from `turso db show NAME --url`, or http://… for your own.',
    ),
    databaseAuthToken: secret(
      optional(
        'DATABASE_AUTH_TOKEN',
        Text,
        'none',
        'The token of a libSQL server that asks for one: `turso db tokens create NAME`.',
      ),
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
  Email: EMAIL_SETTINGS,
  Backups: BACKUP_SETTINGS,
  Tracing: TRACING_SETTINGS,
};
