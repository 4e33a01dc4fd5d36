import type { RequestEvent } from '@sveltejs/kit';
import type { SuperValidated } from 'sveltekit-superforms';
import { actionableError, failForm } from './api-error.ts';
import { ask, prove } from './perform-fresh.ts';

type Asked<T extends Record<string, unknown>> = {
  event: RequestEvent;
  /** The name of the form action, so that its form knows that it is the one that has to ask. */
  action: string;
  values: FormData;
  /** Checked already. */
  form: SuperValidated<T>;
};

/**
 * Runs the command of a form with fields that the API does only for somebody who proved their
 * password a short while ago. When it refuses, the form asks for the password and keeps its fields.
 * @returns how it was refused; nothing when it was done
 */
export async function submitFresh<T extends Record<string, unknown>>(
  { event, action, values, form }: Asked<T>,
  command: () => Promise<unknown>,
) {
  const failure = await prove({ event, action, values });
  if (failure) return ask({ action, values }, failure.code, failure.message, { form });
  try {
    await command();
    return undefined;
  } catch (error) {
    const { code } = actionableError(error);
    if (code !== 'REAUTH_REQUIRED') return failForm(form, error);
    return ask({ action, values }, code, undefined, { form });
  }
}
