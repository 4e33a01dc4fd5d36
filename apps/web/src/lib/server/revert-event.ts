import { RevertEventInput } from '@rolecall/schemas/revert';
import { revertTexts } from '../texts/audit/event.ts';
import { displayName } from '../user/display-name.ts';
import { api } from './api.ts';
import { formAction } from './form-action.ts';

/** The form action of pages that show audit events: reverts the one the form names. */
export const revert = formAction({
  schema: RevertEventInput,
  run: (input, event) => api(event).admin.audit.revert.mutate(input),
  done: (user) => ({ message: revertTexts.done(displayName(user)) }),
});
