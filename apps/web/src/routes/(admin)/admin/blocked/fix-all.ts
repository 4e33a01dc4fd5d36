import { BLOCKED_NAMED_MAX, BlockedCause } from '@rolecall/schemas/blocked';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { RefusedError } from '#lib/server/refused-error.ts';
import { blockedCauseTexts, blockedTexts } from '#lib/texts/blocked.ts';

/** Helps all of a cause, as a bulk action does: who they are is read again when it is confirmed. */
export const fixAll = formAction({
  schema: z.object({ cause: BlockedCause }),
  run: async ({ cause }, event: RequestEvent) => {
    const { admin } = api(event);
    const { groups } = await admin.blocked.query({ cause, perCause: BLOCKED_NAMED_MAX });
    const [group] = groups;
    if (group === undefined) {
      throw new RefusedError({ code: 'CONFLICT', message: blockedTexts.noOneLeft });
    }
    const ids = group.users.map(({ id }) => id);
    return admin.users.bulk.mutate({ action: group.fix, ids });
  },
  done: ({ items, succeeded, failed }, { cause }) => {
    const why = items.find(({ ok }) => !ok)?.error?.message ?? '';
    return {
      tone: succeeded === 0 ? 'danger' : 'success',
      message: [
        blockedCauseTexts[cause].done(succeeded),
        failed > 0 ? blockedTexts.notChanged(failed, why) : '',
      ]
        .filter(Boolean)
        .join(' '),
    };
  },
});
