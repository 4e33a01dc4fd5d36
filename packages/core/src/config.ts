// Made from apps/server/src/settings.ts: change that, then `bun run settings` in apps/server.
import { DEFAULT_LIMITS, type Limits } from './limits.ts';

/** Everything about the domain that an operator can set. */
export type Config = {
  /** Where people reach Rolecall; links in emails are built from it, and tokens name it as issuer. */
  appUrl: string;
  /** Who can create accounts: open (anyone) or closed (only admins) (REGISTRATION). */
  registration: 'open' | 'closed';
  /** Whether people must verify their email before they can sign in: optional or required (EMAIL_VERIFICATION). */
  emailVerification: 'optional' | 'required';
  /** The fewest characters a password may have (PASSWORD_MIN_LENGTH). */
  passwordMinLength: number;
  /** Anyone who signs up with this key becomes an admin (ADMIN_SECRET_KEY). */
  adminSecretKey: string | undefined;
  /** How many seconds the emails about a changed role or status wait, so that undoing the change cancels them; 0 sends them at once (UNDO_SECONDS). */
  undoSeconds: number;
  /** How long audit events are kept; forever keeps them all (AUDIT_RETENTION). */
  auditRetentionSeconds: number | 'forever';
  /** How long an access token lives; not longer than REFRESH_IDLE (JWT_EXPIRES_IN). */
  accessTokenSeconds: number;
  /** The audience that access tokens name (JWT_AUDIENCE). */
  audience: string;
  /** How long a session lasts without being used; not longer than REFRESH_ABSOLUTE (REFRESH_IDLE). */
  refreshIdleSeconds: number;
  /** How long a session lasts, however much it is used (REFRESH_ABSOLUTE). */
  refreshAbsoluteSeconds: number;
  /** How long a refresh token can be used again after its first use, for the same result; at most 5m (REFRESH_GRACE). */
  refreshGraceSeconds: number;
  /** How long a password counts as just confirmed, for actions that ask for it (FRESH_FOR). */
  recentAuthSeconds: number;
  /** How long the link that verifies an email works (VERIFY_EMAIL_EXPIRES_IN). */
  verifyEmailSeconds: number;
  /** How long the link that resets a password works (RESET_PASSWORD_EXPIRES_IN). */
  resetPasswordSeconds: number;
  /** How long the link that changes an email works (CHANGE_EMAIL_EXPIRES_IN). */
  changeEmailSeconds: number;
  /** How long the link in an invitation works (INVITATION_EXPIRES_IN). */
  invitationSeconds: number;
  /** How long the link that makes the first admin works (SETUP_EXPIRES_IN). */
  setupSeconds: number;
  /** Changes to rows of the rate-limit table (packages/core/src/limits.ts), as JSON (RATE_LIMITS). */
  limits: Limits;
};

/** What counts where nothing is set. */
export const CONFIG_DEFAULTS: Omit<Config, 'appUrl'> = {
  registration: 'open',
  emailVerification: 'optional',
  passwordMinLength: 12,
  adminSecretKey: undefined,
  undoSeconds: 10,
  auditRetentionSeconds: 31536000,
  accessTokenSeconds: 600,
  audience: 'rolecall',
  refreshIdleSeconds: 604800,
  refreshAbsoluteSeconds: 2592000,
  refreshGraceSeconds: 10,
  recentAuthSeconds: 900,
  verifyEmailSeconds: 86400,
  resetPasswordSeconds: 1800,
  changeEmailSeconds: 3600,
  invitationSeconds: 259200,
  setupSeconds: 1800,
  limits: DEFAULT_LIMITS,
};
