import { api } from '#lib/server/api.ts';
import { resend } from '../resend.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { content, ...mail } = await api(event).admin.mail.get.query({ id: event.params.id });
  return { mail, subject: content?.subject, text: content?.text };
};

export const actions: Actions = { resend };
