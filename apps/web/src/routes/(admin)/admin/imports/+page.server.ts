import { api } from '#lib/server/api.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 20;

export const load: PageServerLoad = async (event) => {
  const { imports } = api(event).admin;
  const [list, hashes] = await Promise.all([
    fromCursor(event, (cursor) => imports.list.query({ cursor, perPage: PER_PAGE })),
    imports.hashes.query(),
  ]);
  return { list, hashes, isFirst: !event.url.searchParams.has('cursor') };
};

export const actions: Actions = {
  /** The file comes on the page of the import: it would be lost where the password is asked for. */
  create: formAction({
    schema: NoFields,
    run: (_, event) => api(event).admin.imports.create.mutate({ fileName: 'users' }),
    done: ({ id }) => ({ redirectTo: `/admin/imports/${id}` }),
  }),
};
