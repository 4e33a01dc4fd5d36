import { error } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { mailFrame } from '#lib/server/mail-frame.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { content } = await api(event).admin.mail.get.query({ id: event.params.id });
  return content ? mailFrame(content.html, { hasLinks: false }) : error(404);
};
