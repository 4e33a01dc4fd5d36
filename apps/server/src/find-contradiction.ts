import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';
import type { DOMAIN_SETTINGS } from './settings/domain-settings.ts';
import type { SERVER_SETTINGS } from './settings/server-settings.ts';
import { shownValue } from './settings/shown-value.ts';
import type { Values } from './settings/values.ts';
import { ALL_SETTINGS } from './settings.ts';

type Settings = Values<typeof SERVER_SETTINGS> & { domain: Values<typeof DOMAIN_SETTINGS> };

type Rule = {
  sentence: string;
  /** Whether it cannot work. */
  fails: (settings: Settings) => boolean;
  /** Counts only where all of these were set: a default gives way to what is set. */
  between?: string[];
};

/** Longer than any lost response or slow tab takes. */
const GRACE_MAX_SECONDS = 300;
const DAY_SECONDS = 86_400;

/** Settings that are right alone, and cannot work together. */
const RULES: Rule[] = [
  {
    sentence: 'REFRESH_IDLE must not be longer than REFRESH_ABSOLUTE, for example 7d and 30d.',
    fails: ({ domain }) => domain.refreshIdleSeconds > domain.refreshAbsoluteSeconds,
  },
  {
    sentence:
      'JWT_EXPIRES_IN must not be longer than REFRESH_IDLE, since access tokens end with their session, for example 10m and 7d.',
    fails: ({ domain }) => domain.accessTokenSeconds > domain.refreshIdleSeconds,
    between: ['JWT_EXPIRES_IN'],
  },
  {
    sentence: 'REFRESH_GRACE must be shorter than REFRESH_IDLE, for example 10s and 7d.',
    fails: ({ domain }) => domain.refreshGraceSeconds >= domain.refreshIdleSeconds,
    between: ['REFRESH_GRACE', 'REFRESH_IDLE'],
  },
  {
    sentence:
      'REFRESH_GRACE must be at most 5m, or a stolen refresh token would go unnoticed, for example 10s.',
    fails: ({ domain }) => domain.refreshGraceSeconds > GRACE_MAX_SECONDS,
  },
  {
    sentence: 'FRESH_FOR must not be longer than REFRESH_ABSOLUTE, for example 15m and 30d.',
    fails: ({ domain }) => domain.recentAuthSeconds > domain.refreshAbsoluteSeconds,
    between: ['FRESH_FOR', 'REFRESH_ABSOLUTE'],
  },
  {
    sentence:
      'DATABASE_AUTH_TOKEN is for a libSQL server, but DATABASE_URL points to a file: unset one of them.',
    fails: ({ databaseAuthToken, databaseUrl }) =>
      databaseAuthToken !== undefined && databaseUrl.startsWith('file:'),
  },
  {
    sentence:
      'DATABASE_REPLICA_PATH is for a libSQL server, but DATABASE_URL points to a file: unset one of them.',
    fails: ({ databaseReplicaPath, databaseUrl }) =>
      databaseReplicaPath !== undefined && databaseUrl.startsWith('file:'),
  },
  {
    sentence: 'DATABASE_SYNC_SECONDS is for a replica: set DATABASE_REPLICA_PATH too, or neither.',
    fails: ({ databaseReplicaPath }) => databaseReplicaPath === undefined,
    between: ['DATABASE_SYNC_SECONDS'],
  },
  {
    sentence:
      'AUDIT_RETENTION must be at least 1d, or the audit log would be of no use, for example 365d.',
    fails: ({ domain: { auditRetentionSeconds } }) =>
      auditRetentionSeconds !== 'forever' && auditRetentionSeconds < DAY_SECONDS,
  },
  {
    sentence: 'RESEND_API_KEY and SMTP_URL are two ways to send emails: unset one of them.',
    fails: ({ resendApiKey, smtpUrl }) => resendApiKey !== undefined && smtpUrl !== undefined,
  },
  {
    sentence: 'RESEND_BASE_URL is used with RESEND_API_KEY only: set both of them, or neither.',
    fails: ({ resendBaseUrl, resendApiKey }) =>
      resendBaseUrl !== undefined && resendApiKey === undefined,
  },
  {
    sentence:
      'RESEND_WEBHOOK_SECRET is used with RESEND_API_KEY only: set both of them, or neither.',
    fails: ({ resendWebhookSecret, resendApiKey }) =>
      resendWebhookSecret !== undefined && resendApiKey === undefined,
  },
  {
    sentence:
      'BACKUP_S3_BUCKET needs BACKUP_DIR, where a backup is made before it is copied: set that too.',
    fails: ({ backupS3Bucket, backupDir }) =>
      backupS3Bucket !== undefined && backupDir === undefined,
  },
  {
    sentence:
      'BACKUP_S3_BUCKET needs BACKUP_S3_ACCESS_KEY_ID and BACKUP_S3_SECRET_ACCESS_KEY: set them too.',
    fails: ({ backupS3Bucket, backupS3AccessKeyId, backupS3SecretAccessKey }) =>
      backupS3Bucket !== undefined &&
      (backupS3AccessKeyId === undefined || backupS3SecretAccessKey === undefined),
  },
  {
    sentence:
      'APP_URL must start with https:// in production, for example https://accounts.example.com.',
    fails: ({ nodeEnv, appUrl }) =>
      nodeEnv === 'production' && !/^(?:https:|http:\/\/localhost(?::|$))/.test(appUrl ?? ''),
  },
  {
    // Browsers keep the session's cookie for https and for this machine only.
    sentence:
      "APP_URL must start with https:// except on localhost, or sign-in won't work in the web app, for example https://accounts.example.com.",
    fails: ({ web, appUrl }) => {
      const { protocol, host = '' } = URL.parse(appUrl ?? '') ?? {};
      return web === 'on' && protocol === 'http:' && !isLoopbackHost(host);
    },
  },
];

/**
 * Finds settings that cannot work together.
 * @param textOf what a variable was set to, by the operator or for them
 * @returns the first rule that is broken, and what its settings are
 */
export function findContradiction(
  settings: Settings,
  textOf: (name: string) => string | undefined,
): string | undefined {
  const isSet = (name: string) => textOf(name) !== undefined;
  const broken = RULES.find(
    ({ fails, between = [] }) => between.every(isSet) && fails(settings),
  )?.sentence;
  if (broken === undefined) return undefined;
  const named = ALL_SETTINGS.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(broken));
  const values = named.flatMap((setting) => {
    const shown = shownValue(setting, textOf(setting.name) ?? setting.fallback ?? '');
    return shown ? `${setting.name}=${shown}` : [];
  });
  return values.length === 0 ? broken : `${broken} Now: ${values.join(', ')}.`;
}
