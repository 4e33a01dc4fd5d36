import type { RequestEvent } from '@sveltejs/kit';
import { REAUTH_FIELD } from '../reauth.ts';
import { api } from './api.ts';
import { actionableError } from './api-error.ts';

/**
 * Proves the password that came along with a form, where one was asked for. What the API does only
 * for someone who did so a short while ago is done from then on. Source: OWASP ASVS 5.0 V7.5.
 * @returns why it does not count; nothing when it does, or none came
 */
export async function confirmPassword(event: RequestEvent, sent: FormData) {
  const password = sent.get(REAUTH_FIELD);
  if (typeof password !== 'string') return undefined;
  try {
    await api(event).auth.reauthenticate.mutate({ password });
    return undefined;
  } catch (error) {
    const { code, message, fields } = actionableError(error);
    return { code, message: fields?.password?.join(' ') ?? message };
  }
}
