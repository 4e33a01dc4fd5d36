import type { Limits } from './limit/limits.ts';

/** Everything about the domain that an operator can set. Times are in seconds. */
export type Config = {
  /** Where people reach Rolecall; links in mail are built from it, and tokens name it as issuer. */
  appUrl: string;
  audience: string;
  accessTokenSeconds: number;
  refreshIdleSeconds: number;
  refreshAbsoluteSeconds: number;
  refreshGraceSeconds: number;
  /** How long the proof of a password counts as fresh. */
  freshSeconds: number;
  verifyEmailSeconds: number;
  resetPasswordSeconds: number;
  changeEmailSeconds: number;
  invitationSeconds: number;
  setupSeconds: number;
  registration: 'open' | 'closed';
  emailVerification: 'optional' | 'required';
  passwordMinLength: number;
  /** Registering with this key makes an administrator; without it the field is refused. */
  adminSecretKey: string | undefined;
  /** How long audit events are kept. */
  auditRetentionSeconds: number | 'forever';
  limits: Limits;
};
