import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { plainMessage } from '@rolecall/schemas/plain-message';
import { type ActionFailure, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { type FormOutcome, formActionIn } from '../form-outcome.ts';
import { OWNER_FIELD } from '../owner.ts';
import { REAUTH_FIELD } from '../reauth.ts';
import type { NoticeKey } from '../texts/notices.ts';
import { actionableError } from './api-error.ts';
import { conflictOf, type ReadSaved } from './conflict.ts';
import { formFailure } from './form-failure.ts';
import { formOf } from './form-of.ts';
import { setNotice } from './notice-cookie.ts';
import { ownerRefusal } from './owner-refusal.ts';
import { readFields, shownValues } from './read-fields.ts';
import { confirmPassword } from './recent-auth.ts';

type Result = NonNullable<FormOutcome['result']>;

/** How an action ends that did what it is for; nothing where the page says so in its own way. */
type Ending =
  | ({ message: string; isReversible?: boolean; tone?: Result['tone'] } & Pick<
      Result,
      'refused' | 'invited' | 'link'
    >)
  | { redirectTo: string; notice?: NoticeKey | undefined }
  | { preview: BulkPreview }
  | undefined;

type Definition<S extends z.ZodObject, R, E extends RequestEvent> = {
  schema: S;
  /** The fields that hold passwords or keys. */
  secrets?: readonly (keyof z.output<S> & string)[];
  /** Whether it may be sent from a page of another account that was signed in before. */
  isForAnyAccount?: boolean;
  /** Does it. What the API refuses is said in the form; any other error leads to the error page. */
  run: (input: z.output<S>, event: E) => Promise<R>;
  done: (result: R, input: z.output<S>, event: E) => Ending;
  /** Asked where the form is based on a version that is not the saved one any more. */
  readSaved?: ReadSaved<E>;
};

/** The schema of a form without fields to fill in. */
export const NoFields = z.object({});

/**
 * A form action: reads and checks the form, and whose it is, proves the password where it was asked for, does what
 * it is for, and says how it went. Every form of the app is answered by one.
 */
export function formAction<S extends z.ZodObject, R, E extends RequestEvent = RequestEvent>({
  schema,
  secrets = [],
  isForAnyAccount = false,
  run,
  done,
  readSaved,
}: Definition<S, R, E>) {
  const names = Object.keys(schema.shape);
  return async (event: E): Promise<FormOutcome | ActionFailure<FormOutcome>> => {
    const sent = await formOf(event);
    const fields = readFields(schema, sent);
    const action = formActionIn(event.url.search);
    const outcome: FormOutcome = { action, values: shownValues(fields, secrets), errors: {} };

    const foreign = isForAnyAccount ? undefined : ownerRefusal(event, sent.get(OWNER_FIELD));
    if (foreign) return formFailure({ ...outcome, isForeign: true }, foreign, names);

    const parsed = schema.safeParse(fields, { error: plainMessage });
    if (!parsed.success) {
      const reauth = sent.has(REAUTH_FIELD) ? {} : undefined;
      return formFailure({ ...outcome, reauth }, validationFailure(parsed.error), names);
    }
    const input = parsed.data;
    outcome.values = shownValues(input, secrets);

    const refusal = await confirmPassword(event, sent);
    if (refusal) {
      const { code, message } = refusal;
      return fail(ERROR_CODES[code].status, { ...outcome, code, reauth: { error: message } });
    }

    let ending: Ending;
    try {
      ending = done(await run(input, event), input, event);
    } catch (error) {
      const body = actionableError(error);
      const conflict = await conflictOf(event, outcome, body, readSaved);
      const message = conflict?.message ?? body.message;
      if (conflict?.isSaved) {
        return { ...conflict.outcome, result: { tone: 'success', text: message } };
      }
      return formFailure(conflict?.outcome ?? outcome, { ...body, message }, names);
    }
    if (ending === undefined) return outcome;
    if ('preview' in ending) return { ...outcome, preview: ending.preview };
    if ('redirectTo' in ending) {
      if (ending.notice) setNotice(event, ending.notice);
      redirect(303, ending.redirectTo);
    }
    const { message: text, isReversible, ...rest } = ending;
    const revert = isReversible ? event.locals.requestId : undefined;
    return { ...outcome, result: { tone: 'success', text, revert, ...rest } };
  };
}

/** The mistakes of a form, as the API would say them. */
function validationFailure(error: z.ZodError) {
  const code = 'VALIDATION_FAILED';
  const { fieldErrors } = z.flattenError<unknown>(error);
  return { code, message: ERROR_CODES[code].message, fields: fieldErrors } as const;
}
