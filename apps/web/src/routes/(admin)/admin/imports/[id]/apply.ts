import { ApplyImportInput } from '@rolecall/schemas/imports';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';

const ApplyForm = z.object({ invite: ApplyImportInput.shape.invite });

/** Begins to add the users, or goes on. */
export const apply = formAction({
  schema: ApplyForm,
  run: async ({ invite }, event: RequestEvent) => {
    const { id = '' } = event.params;
    await api(event).admin.imports.start.mutate({ id, invite });
  },
  done: () => undefined,
});
