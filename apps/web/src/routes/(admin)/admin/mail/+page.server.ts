import { ListMailInput } from '@rolecall/schemas/admin-mail';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { findUser } from '#lib/server/find-user.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { tidyUrl } from '#lib/server/tidy-url.ts';
import type { Actions, PageServerLoad } from './$types';
import { resend } from './resend.ts';

const PER_PAGE = 30;

/** The filter as its URL carries it. What makes no sense filters nothing. */
const Query = z.object({
  user: z.string().trim().min(1).max(320).optional().catch(undefined),
  status: ListMailInput.shape.status.catch(undefined),
});

export const load: PageServerLoad = async (event) => {
  tidyUrl(event.url);
  const query = Query.parse(Object.fromEntries(event.url.searchParams));
  const userId = query.user && (await findUser(event, query.user)).id;
  return {
    query,
    mails: await fromCursor(event, (cursor) =>
      api(event).admin.mail.list.query({ userId, status: query.status, cursor, perPage: PER_PAGE }),
    ),
    isFirst: !event.url.searchParams.has('cursor'),
  };
};

export const actions: Actions = { resend };
