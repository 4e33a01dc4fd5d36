import { ApplyImportInput } from '@rolecall/schemas/imports';
import type { RequestEvent } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';

const ApplyForm = ApplyImportInput.pick({ invite: true, planVersion: true });

/** Begins to add the users, or goes on. */
export const apply = formAction({
  schema: ApplyForm,
  run: async (input, event: RequestEvent) => {
    const { id = '' } = event.params;
    await api(event).admin.imports.start.mutate({ id, ...input });
  },
  done: () => undefined,
});
