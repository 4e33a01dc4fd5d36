import { api } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await api(event).dev.mailbox.query();
  return { mails: items.map(({ id, to, subject, sentAt }) => ({ id, to, subject, sentAt })) };
};
