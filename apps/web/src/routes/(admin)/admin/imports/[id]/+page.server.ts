import { api } from '#lib/server/api.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import { takeNotice } from '#lib/server/notice-cookie.ts';
import type { Actions, PageServerLoad } from './$types';
import { apply } from './apply.ts';
import { plan } from './plan.ts';
import { prove } from './prove.ts';

export const load: PageServerLoad = async (event) => ({
  item: await api(event).admin.imports.get.query({ id: event.params.id }),
  notice: takeNotice(event),
});

/** An action that takes nothing but the import that the page is about. */
const command = (name: 'undo' | 'stop' | 'discard') =>
  formAction({
    schema: NoFields,
    run: async (_, event) => {
      const { id = '' } = event.params;
      await api(event).admin.imports[name].mutate({ id });
    },
    done: () => (name === 'discard' ? { redirectTo: '/admin/imports' } : undefined),
  });

export const actions: Actions = {
  plan,
  prove,
  apply,
  undo: command('undo'),
  stop: command('stop'),
  discard: command('discard'),
  download: formAction({
    schema: NoFields,
    run: async () => undefined,
    done: (_, __, { params }) => ({ redirectTo: `/admin/imports/${params.id}/result.csv` }),
  }),
};
