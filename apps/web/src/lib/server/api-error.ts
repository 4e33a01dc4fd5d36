import {
  ERROR_CODES,
  type ErrorBody,
  type ErrorCode,
  ErrorResponse,
} from '@rolecall/schemas/error-codes';
import { fail } from '@sveltejs/kit';
import { TRPCClientError } from '@trpc/client';
import { type SuperValidated, setError } from 'sveltekit-superforms';

/** Where an error that is about one field belongs when the answer does not say so itself. */
const FIELD_OF: Partial<Record<ErrorCode, string>> = {
  EMAIL_TAKEN: 'email',
  USERNAME_TAKEN: 'username',
  WEAK_PASSWORD: 'password',
  TITLE_TAKEN: 'title',
};

function isErrorBody(value: unknown): value is ErrorBody {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    Object.hasOwn(ERROR_CODES, value.code)
  );
}

/** The error object the API answered with, or `undefined` when it did not answer at all. */
export function errorBody(error: unknown): ErrorBody | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const domain: unknown = error.data?.domain;
  return isErrorBody(domain) ? domain : undefined;
}

/** The error object in what REST answered, or `undefined` when that is not the API's. */
export async function refusalIn(answer: Response): Promise<ErrorBody | undefined> {
  return ErrorResponse.safeParse(await answer.json().catch(() => undefined)).data?.error;
}

const SESSION_IS_DEAD: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'SESSION_EXPIRED']);

/** Whether the API refused the credential itself. An API that is away or busy says nothing about it. */
export function isSignedOut(error: unknown): boolean {
  const body = errorBody(error);
  return body !== undefined && SESSION_IS_DEAD.has(body.code);
}

/** An error that a person can act on; everything else is thrown on, to the error page. */
export function actionableError(error: unknown): ErrorBody {
  const body = errorBody(error);
  if (!body || body.code === 'INTERNAL') throw error;
  return body;
}

/** Answers a form whose mistakes were found before the API was asked. */
export function failInvalid<T extends Record<string, unknown>>(form: SuperValidated<T>) {
  const code: ErrorCode = 'VALIDATION_FAILED';
  return fail(ERROR_CODES[code].status, { form, code });
}

/**
 * Puts the API's error where the person sees it: at the fields it names, else above the form. The
 * code goes along, for pages that offer a way out.
 */
export function failForm<T extends Record<string, unknown>>(
  form: SuperValidated<T>,
  error: unknown,
) {
  const { code, message, fields } = actionableError(error);
  const { status } = ERROR_CODES[code];
  const known = Object.keys(form.data);
  const byField = fields ?? { [FIELD_OF[code] ?? '']: [message] };
  const atFields = Object.entries(byField).filter(([name]) => known.includes(name));
  for (const [name, messages] of atFields) Object.assign(form.errors, { [name]: messages });
  setError(form, atFields.length === 0 ? message : []);
  return fail(status, { form, code });
}
