import { api } from '#lib/server/api.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import { setPreference } from '#lib/server/preferences.ts';
import type { Actions, PageServerLoad } from './$types';
import { checklistOf } from './checklist.ts';

const SHOWN = 5;
const QUEUE = 100;

export const load: PageServerLoad = async (event) => {
  const { admin } = api(event);
  const [stats, newest, failed, queued, signIns, calls, backups, failedBackups] = await Promise.all(
    [
      admin.stats.query(),
      admin.users.list.query({ perPage: SHOWN }),
      admin.mail.list.query({ status: 'failed', perPage: SHOWN }),
      admin.mail.list.query({ status: 'queued', perPage: QUEUE }),
      admin.audit.list.query({ action: 'session.refused', perPage: SHOWN }),
      admin.audit.list.query({ action: 'access.denied', perPage: SHOWN }),
      admin.audit.list.query({ action: 'installation.backed_up', perPage: 1 }),
      admin.audit.list.query({ action: 'installation.backup_failed', perPage: 1 }),
    ],
  );
  // What failed once and is tried again counts too, and can still be fixed.
  const retried = queued.items.filter((mail) => mail.lastError !== null);
  return {
    checklist: checklistOf(event, stats.users),
    stats,
    newest: newest.items,
    undelivered: [...retried, ...failed.items].slice(0, SHOWN),
    failures: [...signIns.items, ...calls.items]
      .sort((one, other) => other.at.localeCompare(one.at))
      .slice(0, SHOWN),
    backups: { madeAt: backups.items[0]?.at, failedAt: failedBackups.items[0]?.at },
  };
};

export const actions: Actions = {
  hideChecklist: formAction({
    schema: NoFields,
    run: async (_, event) => setPreference(event, 'checklist', 'hidden'),
    done: () => ({ redirectTo: '/admin' }),
  }),
};
