import { MAIL_NOT_SENT } from '@rolecall/schemas/mail-not-sent';
import { formatWait } from '../format.ts';
import type { Refusal } from './refused-error.ts';

/** Why something was refused, for people to read; a wait says how long, where the API did. */
export function refusalText(
  { code, message }: Refusal,
  { retryAfter }: Pick<App.Locals, 'retryAfter'>,
): string {
  const seconds = Number(retryAfter);
  if (code !== 'RATE_LIMITED' || !seconds) return message;
  const reason = message === MAIL_NOT_SENT ? message : 'Too many attempts.';
  return `${reason} Try again in ${formatWait(seconds)}.`;
}
