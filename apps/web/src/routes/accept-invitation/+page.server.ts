import { AcceptInvitationInput } from '@rolecall/schemas/auth';
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { readDeviceCookie } from '#lib/server/device-cookie.ts';
import { formAction } from '#lib/server/form-action.ts';
import { linkPage } from '#lib/server/link-page.ts';
import { keepSession } from '#lib/server/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

const AcceptForm = AcceptInvitationInput.omit({
  fullName: true,
  username: true,
  deviceToken: true,
});
type AcceptForm = z.output<typeof AcceptForm>;

export const load: PageServerLoad = (event) => linkPage(event, 'invitation');

/** Accepts it and signs this browser in, in place of whoever was signed in before. */
async function accept(input: AcceptForm, event: RequestEvent): Promise<void> {
  const deviceToken = readDeviceCookie(event);
  const created = await api(event).auth.acceptInvitationSession.mutate({ ...input, deviceToken });
  keepSession(event, created);
  const before = event.locals.session;
  // No one holds it any more; where that fails, it ends by its age.
  if (before) await Promise.allSettled([api(event, before).auth.logout.mutate()]);
}

export const actions: Actions = {
  default: formAction({
    schema: AcceptForm,
    secrets: ['password'],
    run: accept,
    done: () => ({ redirectTo: '/' }),
  }),
};
