import { formatWait } from '../format.ts';
import type { Refusal } from './refused-error.ts';

/** Why something was refused, for people to read; a wait says how long, where the API did. */
export function refusalText(
  { code, message }: Refusal,
  { retryAfter }: Pick<App.Locals, 'retryAfter'>,
): string {
  const seconds = Number(retryAfter);
  if (code !== 'RATE_LIMITED' || !seconds) return message;
  return `Too many attempts. Try again in ${formatWait(seconds)}.`;
}
