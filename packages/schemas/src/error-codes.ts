// Without zod, so that a page that needs a message does not load a library.

import { REQUEST_MAX_KIB } from './bounds.ts';

/**
 * Every error code that can leave Rolecall, by its HTTP status, and the message a person reads when
 * the code that raises it has nothing better to say. REST and tRPC share this table.
 */
const MESSAGES = {
  400: {
    VALIDATION_FAILED: 'Some of the values are invalid.',
    TOKEN_INVALID: 'This link has expired, was already used, or was replaced by a newer one.',
    WEAK_PASSWORD: 'Choose a longer or less common password.',
    PASSWORD_UNCHANGED: 'Choose a password that is different from the current one.',
  },
  401: {
    UNAUTHENTICATED: 'Sign in to continue.',
    INVALID_CREDENTIALS: 'The email or password is wrong.',
    SESSION_EXPIRED: 'Your session has ended. Sign in again.',
  },
  403: {
    FORBIDDEN: "You don't have permission to do this.",
    ACCOUNT_INACTIVE: 'This account has been deactivated. Ask an administrator to activate it.',
    PASSWORD_REQUIRED: 'Enter the password of the account, or set a new one.',
    REAUTH_REQUIRED: 'Enter your password again to continue.',
    REGISTRATION_CLOSED: 'Registration is closed. Ask for an invitation.',
  },
  404: {
    NOT_FOUND: 'Not found. It may have been deleted.',
    UNKNOWN_PROCEDURE: 'There is no such procedure. Check its name and the version of Rolecall.',
  },
  405: {
    METHOD_NOT_ALLOWED: 'This URL does not accept that method.',
  },
  409: {
    EMAIL_TAKEN: 'An account with this email already exists.',
    USERNAME_TAKEN: 'This username is taken.',
    TITLE_TAKEN: 'You already have a post with this title.',
    LAST_ADMIN: 'This is the last active administrator. Make someone else an administrator first.',
    SELF_TARGET: "You can't do this to your own account.",
    CONFLICT: 'This was changed elsewhere. Reload and try again.',
  },
  413: {
    PAYLOAD_TOO_LARGE: `The request is larger than ${REQUEST_MAX_KIB} KiB.`,
  },
  415: {
    UNSUPPORTED_MEDIA_TYPE: 'Send JSON: Content-Type: application/json.',
  },
  429: {
    RATE_LIMITED: 'Too many attempts. Try again later.',
  },
  500: {
    INTERNAL: 'Something went wrong on our side.',
  },
  503: {
    UNAVAILABLE: 'The service is busy. Try again in a moment.',
  },
} as const;

type Messages = typeof MESSAGES;
export type ErrorCode = { [Status in keyof Messages]: keyof Messages[Status] }[keyof Messages];

/** The same table by code. */
export const ERROR_CODES = byCode();

/** The cast holds: of each status it has every code, and no other. */
function byCode() {
  const rows = Object.entries(MESSAGES).flatMap(([status, messages]) =>
    Object.entries(messages).map(([code, message]) => [code, { status: Number(status), message }]),
  );
  return Object.fromEntries(rows) as Record<ErrorCode, { status: number; message: string }>;
}
