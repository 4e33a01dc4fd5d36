import { INVITE_MAX } from '@rolecall/schemas/bounds';
import { type InviteItem, InviteUsersInput } from '@rolecall/schemas/invitation';
import { splitInvitees } from '@rolecall/schemas/split-invitees';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { fieldError } from '#lib/server/refused-error.ts';
import { inviteResultTexts as texts } from '#lib/texts/users/new.ts';

const { role, allOrNone } = InviteUsersInput.shape;
const InviteForm = z.object({ emails: z.string(), role, allOrNone });

/** Invites a pasted list, and says of each entry what became of it. */
export const invite = formAction({
  schema: InviteForm,
  run: async ({ emails, ...how }, event: RequestEvent) => {
    const pasted = splitInvitees(emails);
    if (pasted.length === 0) throw fieldError('emails', texts.noEmails);
    if (pasted.length > INVITE_MAX) {
      throw fieldError('emails', texts.tooMany(INVITE_MAX, pasted.length));
    }
    const entries = pasted.map(({ entry }) => entry);
    const { items } = await api(event).admin.users.invite.mutate({ ...how, emails: entries });
    // As the text numbers its lines, where several entries can be on one.
    return items.map((item, index) => ({ ...item, line: pasted[index]?.line ?? item.line }));
  },
  done: endingOf,
});

function endingOf(items: InviteItem[]) {
  const sent = items.filter(({ outcome }) => outcome === 'invited');
  const [first, ...others] = items;
  if (first && others.length === 0 && sent.length === 1) {
    return { redirectTo: `/admin/users/${first.userId}`, notice: 'user-invited' as const };
  }
  const failed = items.length - sent.length;
  if (sent.length === 0) return { tone: 'danger' as const, message: texts.none, invited: items };
  const { length } = sent;
  const message = failed > 0 ? texts.some(length, failed) : texts.all(length);
  return { message, invited: items };
}
