import { BLOCKED_NAMED_MAX, BlockedCause } from '@rolecall/schemas/blocked';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { readErrorBody } from '#lib/server/api-error.ts';
import { tidyUrl } from '#lib/server/tidy-url.ts';
import type { Actions, PageServerLoad } from './$types';
import { fixAll } from './fix-all.ts';

const Query = z.object({
  email: z.string().trim().min(1).max(320).optional().catch(undefined),
  /** The cause whose remedy is about to be confirmed. */
  ask: BlockedCause.optional().catch(undefined),
  /** Shows just this one, with as many users as are named of one. */
  cause: BlockedCause.optional().catch(undefined),
});

export const load: PageServerLoad = async (event) => {
  tidyUrl(event.url);
  const { email, ask, cause } = Query.parse(Object.fromEntries(event.url.searchParams));
  if (email) await leadToUser(event, email);
  const input = cause ? { cause, perCause: BLOCKED_NAMED_MAX } : {};
  const { groups } = await api(event).admin.blocked.query(input);
  return { groups, ask, email, cause, most: BLOCKED_NAMED_MAX };
};

export const actions: Actions = { fix: fixAll };

/** @throws a redirect to the sign-in check of who has this email; returns where no one does */
async function leadToUser(event: RequestEvent, email: string): Promise<void> {
  const user = await api(event)
    .admin.users.find.query({ user: email })
    .catch((error: unknown) => {
      if (readErrorBody(error)?.code === 'NOT_FOUND') return undefined;
      throw error;
    });
  if (user) redirect(303, `/admin/users/${user.id}?tab=sign-in`);
}
