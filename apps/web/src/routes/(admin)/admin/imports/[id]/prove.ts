import { ProveImportInput } from '@rolecall/schemas/imports';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { proveTexts as texts } from '#lib/texts/import/page.ts';

/** Checks one known password against the file. */
export const prove = formAction({
  schema: ProveImportInput.pick({ email: true, password: true }),
  secrets: ['password'],
  run: (input, event) =>
    api(event).admin.imports.prove.mutate({ id: event.params.id ?? '', ...input }),
  done: ({ row, kind, matches }) => {
    if (row === null) return { tone: 'danger', message: texts.noRow };
    return matches
      ? { message: texts.matches(row, kind ?? '') }
      : { tone: 'danger', message: texts.differs(row, kind ?? '') };
  },
});
