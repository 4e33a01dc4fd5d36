import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { REAUTH_FIELD, type Reauth } from '../reauth.ts';
import { confirmPassword } from './recent-auth.ts';

type Asked = {
  event: RequestEvent;
  /** The name of the form action, so that its form knows that it is the one that has to ask. */
  action: string;
  values: FormData;
};

/** @returns why the password that came along does not count; nothing when it does, or none came */
export const prove = ({ event, values }: Asked) => confirmPassword(event, values);

/**
 * Answers a bulk action with the question for the password. Other forms are a `formAction`.
 * @param error what was wrong with the password that came along, if one did
 * @param more what else the page needs to show the form as it was
 */
export function ask<T extends object>(
  { action, values }: Pick<Asked, 'action' | 'values'>,
  code: ErrorCode,
  error?: string,
  more?: T,
) {
  const kept = [...values].filter(([name]) => name !== REAUTH_FIELD);
  const reauth: Reauth = {
    action,
    values: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    error,
  };
  return fail(ERROR_CODES[code].status, { ...more, reauth });
}
