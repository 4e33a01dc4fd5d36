import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { fail } from '@sveltejs/kit';
import type { FormOutcome } from '../form-outcome.ts';
import type { Refusal } from './refused-error.ts';

/** Where an error that is about one field belongs when the response does not say so itself. */
const FIELD_OF: Partial<Record<ErrorCode, string>> = {
  EMAIL_TAKEN: 'email',
  USERNAME_TAKEN: 'username',
  WEAK_PASSWORD: 'password',
  PASSWORD_UNCHANGED: 'password',
  TITLE_TAKEN: 'title',
};

/**
 * Says what is wrong where the person sees it: at the password that is asked for, at the fields it
 * is about, or else above the form. A form is never told of an error without a text.
 * @param names the fields the form has
 */
export function formFailure(
  outcome: FormOutcome,
  { code, message, fields }: Refusal,
  names: readonly string[],
) {
  const { status } = ERROR_CODES[code];
  if (code === 'REAUTH_REQUIRED') return fail(status, { ...outcome, code, reauth: {} });
  const byField = Object.entries(fields ?? { [FIELD_OF[code] ?? '']: [message] });
  const errors = Object.fromEntries(byField.filter(([name]) => names.includes(name)));
  if (Object.keys(errors).length > 0) return fail(status, { ...outcome, code, errors });
  const result = { tone: 'danger' as const, text: message };
  return fail(status, { ...outcome, code, result });
}
