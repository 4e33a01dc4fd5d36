// Without zod, so that a page that needs a message does not load a library.

import { REQUEST_MAX_KIB } from './bounds.ts';

/**
 * Every error code that can leave Rolecall, with its HTTP status and the message a person reads
 * when the code that raises it has nothing better to say. REST and tRPC share this table.
 */
export const ERROR_CODES = {
  VALIDATION_FAILED: { status: 400, message: 'Some of the values are invalid.' },
  TOKEN_INVALID: {
    status: 400,
    message: 'This link has expired, was already used, or was replaced by a newer one.',
  },
  WEAK_PASSWORD: { status: 400, message: 'Choose a longer or less common password.' },
  PASSWORD_UNCHANGED: {
    status: 400,
    message: 'Choose a password that is different from the current one.',
  },
  UNAUTHENTICATED: { status: 401, message: 'Sign in to continue.' },
  INVALID_CREDENTIALS: { status: 401, message: 'The email or password is wrong.' },
  SESSION_EXPIRED: { status: 401, message: 'Your session has ended. Sign in again.' },
  FORBIDDEN: { status: 403, message: "You don't have permission to do this." },
  ACCOUNT_INACTIVE: {
    status: 403,
    message: 'This account has been deactivated. Ask an administrator to activate it.',
  },
  PASSWORD_REQUIRED: {
    status: 403,
    message: 'Enter the password of the account, or set a new one.',
  },
  REAUTH_REQUIRED: { status: 403, message: 'Enter your password again to continue.' },
  REGISTRATION_CLOSED: { status: 403, message: 'Registration is closed. Ask for an invitation.' },
  NOT_FOUND: { status: 404, message: 'Not found. It may have been deleted.' },
  UNKNOWN_PROCEDURE: {
    status: 404,
    message: 'There is no such procedure. Check its name and the version of Rolecall.',
  },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This URL does not accept that method.' },
  EMAIL_TAKEN: { status: 409, message: 'An account with this email already exists.' },
  USERNAME_TAKEN: { status: 409, message: 'This username is taken.' },
  TITLE_TAKEN: { status: 409, message: 'You already have a post with this title.' },
  LAST_ADMIN: {
    status: 409,
    message: 'This is the last active administrator. Make someone else an administrator first.',
  },
  SELF_TARGET: { status: 409, message: "You can't do this to your own account." },
  CONFLICT: { status: 409, message: 'This was changed elsewhere. Reload and try again.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: `The request is larger than ${REQUEST_MAX_KIB} KiB.` },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send JSON: Content-Type: application/json.' },
  RATE_LIMITED: { status: 429, message: 'Too many attempts. Try again later.' },
  INTERNAL: { status: 500, message: 'Something went wrong on our side.' },
  UNAVAILABLE: { status: 503, message: 'The service is busy. Try again in a moment.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;
