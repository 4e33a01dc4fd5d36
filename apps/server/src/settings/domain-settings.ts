import { DEFAULT_PASSWORD_MIN_LENGTH } from '@rolecall/schemas/bounds';
import { Duration, DurationOrForever } from './duration.ts';
import { LimitsWithOverrides } from './limit-overrides.ts';
import { AdminKey, oneOf, Text, wholeNumber } from './rules.ts';
import { optional, secret, setting } from './setting.ts';

/** What the domain lets an operator choose, by group: the configuration of packages/core. */
export const DOMAIN_SETTINGS = {
  Accounts: {
    registration: setting(
      'REGISTRATION',
      oneOf(['open', 'closed']),
      'open',
      'Who can create accounts: open (anyone) or closed (only admins).',
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
    adminSecretKey: secret(
      optional(
        'ADMIN_SECRET_KEY',
        AdminKey,
        'none',
        'Anyone who signs up with this key becomes an admin. Make one with `openssl rand -base64 32`; the one-time link that the first start prints is safer.',
      ),
    ),
  },
  'Audit log': {
    undoSeconds: setting(
      'UNDO_SECONDS',
      wholeNumber(0, 600, 10),
      '10',
      'How many seconds the emails about a changed role or status wait, so that undoing the change cancels them; 0 sends them at once.',
    ),
    auditRetentionSeconds: setting(
      'AUDIT_RETENTION',
      DurationOrForever,
      '365d',
      'How long audit events are kept; forever keeps them all. Older ones are deleted within the hour: they can no longer be reverted, and no longer count in a user’s history and sign-in check. What emails of that time said is deleted with them.',
    ),
  },
  'Tokens and sessions': {
    accessTokenSeconds: setting(
      'JWT_EXPIRES_IN',
      Duration,
      '10m',
      'How long an access token lives; not longer than REFRESH_IDLE.',
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
      'How long a refresh token can be used again after its first use, for the same result; at most 5m.',
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
      'How long the link that makes the first admin works.',
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
