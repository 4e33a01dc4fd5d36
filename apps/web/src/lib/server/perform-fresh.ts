import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { REAUTH_FIELD, type Reauth } from '../reauth.ts';
import { api } from './api.ts';
import { actionableError } from './api-error.ts';
import { refused, succeeded } from './perform.ts';

type Asked = {
  event: RequestEvent;
  /** The name of the form action, so that its form knows that it is the one that has to ask. */
  action: string;
  values: FormData;
  /** Whether the page may offer to take it back. */
  isReversible?: boolean;
};

/**
 * Runs a command that the API does only for somebody who proved their password a short while ago.
 * When it refuses, the answer lets the same form ask for the password and keeps what was filled in;
 * the form, sent again, proves it first and then goes on. Source: OWASP ASVS 5.0 V7.5.
 */
export async function performFresh<T>(
  asked: Asked,
  command: () => Promise<T>,
  done: (result: T) => string,
) {
  const failure = await prove(asked);
  if (failure) return ask(asked, failure.code, failure.message);
  try {
    const text = done(await command());
    return succeeded(text, asked.isReversible ? asked.event.locals.requestId : undefined);
  } catch (error) {
    const body = actionableError(error);
    return body.code === 'REAUTH_REQUIRED' ? ask(asked, body.code) : refused(body);
  }
}

/** @returns why the password that came along does not count; nothing when it does, or none came */
export async function prove({ event, values }: Asked) {
  const password = values.get(REAUTH_FIELD);
  if (typeof password !== 'string') return undefined;
  try {
    await api(event).auth.reauthenticate.mutate({ password });
    return undefined;
  } catch (error) {
    const { code, message, fields } = actionableError(error);
    return { code, message: fields?.password?.join(' ') ?? message };
  }
}

/**
 * Answers a command with the question for the password.
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
