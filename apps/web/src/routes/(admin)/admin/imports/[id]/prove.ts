import { ProveImportInput } from '@rolecall/schemas/imports';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';

/** Checks one known password against the file. */
export const prove = formAction({
  schema: ProveImportInput.pick({ email: true, password: true }),
  secrets: ['password'],
  run: (input, event) =>
    api(event).admin.imports.prove.mutate({ id: event.params.id ?? '', ...input }),
  done: ({ row, kind, matches }) => {
    if (row === null) {
      const message = 'No row with this email has a password hash that can be checked.';
      return { tone: 'danger', message };
    }
    return matches
      ? { message: `The password matches the hash in row ${row} (${kind}).` }
      : { tone: 'danger', message: `The password doesn’t match the hash in row ${row} (${kind}).` };
  },
});
