import { RevertRequestInput } from '@rolecall/schemas/revert';
import { revertOutcome } from '../user/command/revert-outcome.ts';
import { api } from './api.ts';
import { formAction } from './form-action.ts';
import { fullNames } from './full-names.ts';
import { RefusedError } from './refused-error.ts';

/**
 * The form action that reverts all that a request changed, and lists for whom it could not be done.
 * @param done what its button says: in passing it is undo, in the audit log revert
 */
export const revertRequestAs = (done: 'undone' | 'reverted') =>
  formAction({
    schema: RevertRequestInput,
    run: async (input, event) => {
      const result = await api(event).admin.audit.revertRequest.mutate(input);
      const items = result.items.flatMap(({ id, error }) => (error ? [{ id, error }] : []));
      const message = revertOutcome({ ...result, items }, done);
      if (result.succeeded === 0) throw new RefusedError({ code: 'CONFLICT', message });
      const names = await fullNames(
        event,
        items.map(({ id }) => id),
      );
      const refused = items.map(({ id, error }) => ({
        id,
        name: names.get(id) ?? id,
        message: error.message,
      }));
      return { message, refused };
    },
    done: (ending) => ending,
  });
