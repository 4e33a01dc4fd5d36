import { MAIL_NOT_SENT } from '@rolecall/schemas/mail-not-sent';
import { rateLimitedText } from '@rolecall/schemas/wait-text';
import type { RequestEvent } from '@sveltejs/kit';
import { TRPCClientError } from '@trpc/client';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { formAction } from './form-action.ts';
import { fieldError, RefusedError } from './refused-error.ts';

const reauthenticate = vi.fn();
vi.mock('./api.ts', () => ({
  api: () => ({ auth: { reauthenticate: { mutate: reauthenticate } } }),
}));

const run = vi.fn();
const register = formAction({
  schema: z.object({
    email: z.string().trim().toLowerCase().min(1, 'Enter an email.'),
    password: z.string().min(1, 'Enter a password.'),
  }),
  secrets: ['password'],
  run,
  done: () => ({ message: 'Done.', isReversible: true }),
});

const FILLED = { email: ' Ada@Example.com', password: 'violet tractor' };

/** Sends the form. @returns the status and what goes back into the page */
async function send(fields: Record<string, string>) {
  const event = {
    locals: { requestId: 'req_1' },
    request: new Request('http://localhost/x', {
      method: 'POST',
      body: new URLSearchParams(fields),
    }),
    route: { id: '/setup' },
    url: new URL('http://localhost/x?tab=y&/register'),
  };
  const response = await register(event as unknown as RequestEvent);
  return 'status' in response
    ? { status: response.status, outcome: response.data }
    : { status: 200, outcome: response };
}

/** What the API's client throws for an answer with this code. */
const refusal = (code: string, rest: object = {}) =>
  TRPCClientError.from({
    error: { message: '', code: 0, data: { domain: { code, message: 'No.', ...rest } } },
  });

beforeEach(() => {
  reauthenticate.mockReset();
  run.mockReset();
});

describe('a form that is in order', () => {
  test('is done, and says so', async () => {
    const { status, outcome } = await send(FILLED);
    expect(run.mock.calls[0]?.[0]).toEqual({
      email: 'ada@example.com',
      password: 'violet tractor',
    });
    expect(status).toBe(200);
    expect(outcome).toEqual({
      action: 'register',
      values: { email: 'ada@example.com' },
      errors: {},
      result: { tone: 'success', text: 'Done.', revert: 'req_1' },
    });
  });

  test('leads on', async () => {
    const action = formAction({
      schema: z.object({}),
      run: async () => '/posts/1',
      done: (redirectTo) => ({ redirectTo }),
    });
    const request = new Request('http://localhost/x', { method: 'POST', body: new FormData() });
    const event = {
      locals: {},
      request,
      route: { id: '/setup' },
      url: new URL(request.url),
    } as unknown as RequestEvent;
    await expect(action(event)).rejects.toMatchObject({ status: 303, location: '/posts/1' });
  });
});

describe('a form with mistakes', () => {
  test('is not done, and names them at their fields alone', async () => {
    const { status, outcome } = await send({ email: ' ', password: '' });
    expect(run).not.toHaveBeenCalled();
    expect(status).toBe(400);
    expect(outcome.errors).toEqual({
      email: ['Enter an email.'],
      password: ['Enter a password.'],
    });
    expect(outcome.result).toBeUndefined();
    expect(outcome.values).toEqual({ email: ' ' });
  });
});

describe('what the API refuses', () => {
  test.each<[string, object, number, string, string]>([
    ['WEAK_PASSWORD', {}, 400, 'password', 'No.'],
    ['EMAIL_TAKEN', {}, 409, 'email', 'No.'],
    ['VALIDATION_FAILED', { fields: { email: ['Odd.'] } }, 400, 'email', 'Odd.'],
  ])('as %s is said at its field, and no empty bar above the form', async (...refused) => {
    const [code, rest, expected, name, text] = refused;
    run.mockRejectedValue(refusal(code, rest));
    const { status, outcome } = await send(FILLED);
    expect(status).toBe(expected);
    expect(outcome).toMatchObject({ code, errors: { [name]: [text] } });
    expect(outcome.result).toBeUndefined();
  });

  test.each([
    ['LAST_ADMIN', {}, 409],
    // A field that the form does not have.
    ['USERNAME_TAKEN', {}, 409],
    ['VALIDATION_FAILED', { fields: { nickname: ['Odd.'] } }, 400],
    ['VALIDATION_FAILED', { fields: {} }, 400],
  ])('as %s %j is said above the form', async (code, rest, expected) => {
    run.mockRejectedValue(refusal(code, rest));
    const { status, outcome } = await send(FILLED);
    expect(status).toBe(expected);
    expect(outcome).toMatchObject({ code, errors: {}, result: { tone: 'danger', text: 'No.' } });
  });

  test('as RATE_LIMITED is said in the words of the API, which say how long', async () => {
    const message = rateLimitedText(42, MAIL_NOT_SENT);
    run.mockRejectedValue(refusal('RATE_LIMITED', { message }));
    const { status, outcome } = await send(FILLED);
    expect(status).toBe(429);
    expect(outcome.result?.text).toBe(`${MAIL_NOT_SENT} Try again in 42 seconds.`);
  });

  test.each([['INTERNAL'], [undefined]])('as %s leads to the error page', async (code) => {
    const error = code ? refusal(code) : new Error('bug');
    run.mockRejectedValue(error);
    await expect(send(FILLED)).rejects.toBe(error);
  });
});

describe('what the page itself refuses', () => {
  test('is said at its field', async () => {
    run.mockRejectedValue(fieldError('email', 'This is yours already.'));
    const { status, outcome } = await send(FILLED);
    expect(status).toBe(400);
    expect(outcome.errors).toEqual({ email: ['This is yours already.'] });
  });

  test('is said above the form', async () => {
    run.mockRejectedValue(new RefusedError({ code: 'CONFLICT', message: 'Changed since.' }));
    const { status, outcome } = await send(FILLED);
    expect(status).toBe(409);
    expect(outcome.result?.text).toBe('Changed since.');
  });
});

describe('a form that wants the password again', () => {
  const withPassword = { ...FILLED, reauthPassword: 'plum engine' };

  test('asks for it', async () => {
    run.mockRejectedValue(refusal('REAUTH_REQUIRED'));
    const { status, outcome } = await send(FILLED);
    expect(status).toBe(403);
    expect(outcome).toMatchObject({ reauth: {}, values: { email: 'ada@example.com' } });
    expect(outcome.result).toBeUndefined();
  });

  test('proves it first', async () => {
    const { outcome } = await send(withPassword);
    expect(reauthenticate).toHaveBeenCalledExactlyOnceWith({ password: 'plum engine' });
    expect(outcome.result?.tone).toBe('success');
    expect(outcome.reauth).toBeUndefined();
  });

  test.each([
    ['INVALID_CREDENTIALS', {}, 401, 'No.'],
    [
      'VALIDATION_FAILED',
      { fields: { password: ['Enter a password.'] } },
      400,
      'Enter a password.',
    ],
  ])('is not done with a wrong one: %s', async (code, rest, expected, error) => {
    reauthenticate.mockRejectedValue(refusal(code, rest));
    const { status, outcome } = await send(withPassword);
    expect(run).not.toHaveBeenCalled();
    expect(status).toBe(expected);
    expect(outcome).toMatchObject({ code, errors: {}, reauth: { error } });
  });

  test('goes on asking while something else is wrong', async () => {
    const { outcome } = await send({ ...withPassword, email: '' });
    expect(reauthenticate).not.toHaveBeenCalled();
    expect(outcome.reauth).toEqual({});
  });
});

test('no secret goes back into the page, whatever becomes of the form', async () => {
  const secrets = { password: 'violet tractor', reauthPassword: 'plum engine' };
  const responses = [await send({ ...secrets, email: '' }), await send({ ...secrets, email: 'a' })];
  for (const code of ['WEAK_PASSWORD', 'LAST_ADMIN', 'REAUTH_REQUIRED', 'RATE_LIMITED']) {
    run.mockRejectedValueOnce(refusal(code));
    responses.push(await send({ ...secrets, email: 'a' }));
  }
  reauthenticate.mockRejectedValue(refusal('INVALID_CREDENTIALS'));
  responses.push(await send({ ...secrets, email: 'a' }));
  expect(JSON.stringify(responses)).not.toMatch(/violet|plum/);
});
