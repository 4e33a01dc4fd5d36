import { DrizzleQueryError } from 'drizzle-orm';

/** The database cannot be reached or stays locked; the caller may try again shortly. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
}

const BUSY = /SQLITE_BUSY|SQLITE_LOCKED|TRANSACTION_BUSY|database is locked/;
const AWAY =
  /CLIENT_CLOSED|HRANA_WEBSOCKET_ERROR|HRANA_CLOSED_ERROR|SERVER_ERROR|STREAM_EXPIRED|TRANSACTION_TIMEOUT|ConnectionRefused|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|operation timed out|FailedToOpenSocket|Unable to connect|socket connection was closed|fetch failed|SQLITE_CANTOPEN|SQLITE_IOERR|SQLITE_FULL|SQLITE_READONLY|SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_NOMEM|SQLITE_PROTOCOL|SQLITE_INTERRUPT|vtable constructor failed/;

/**
 * An error's own text and that of its causes: drivers put the reason at different depths.
 * drizzle's own layer is left out, because it quotes the values of the statement: anybody's input.
 */
export function textOf(error: unknown): string {
  const parts = causesOf(error).map((cause) => {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const extended =
      'extendedCode' in cause && typeof cause.extendedCode === 'string' ? cause.extendedCode : '';
    return `${code} ${extended} ${cause.message}`;
  });
  return parts.join('\n');
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth++) {
    if (!(current instanceof DrizzleQueryError)) causes.push(current);
    current = current.cause;
  }
  return causes;
}

/** Someone else holds the write lock. */
export function isBusy(error: unknown): boolean {
  return BUSY.test(textOf(error));
}

/** The database is locked, closed or out of reach: worth another try later. */
export function isUnavailable(error: unknown): boolean {
  if (causesOf(error).some((cause) => cause instanceof DatabaseUnavailableError)) return true;
  const text = textOf(error);
  return BUSY.test(text) || AWAY.test(text);
}

/**
 * The column of a unique constraint that a write violated, such as `users.email`.
 * Knows the shapes of a file's and a server's errors, which differ in code and depth.
 */
export function uniqueViolation(error: unknown): string | undefined {
  return /UNIQUE constraint failed: ([a-z_.]+)/.exec(textOf(error))?.[1];
}

/** The trigger on `users` refused because no active administrator would be left. */
export function isLastAdminViolation(error: unknown): boolean {
  return textOf(error).includes('rolecall: last active admin');
}
