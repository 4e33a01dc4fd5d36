import { MASKED_TOKEN } from '@rolecall/schemas/masked-token';
import { api } from '#lib/server/api.ts';
import { resend } from '../resend.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { content, ...mail } = await api(event).admin.mail.get.query({ id: event.params.id });
  const { subject, text } = content ?? {};
  return { mail, subject, text, isMasked: text?.includes(MASKED_TOKEN) };
};

export const actions: Actions = { resend };
