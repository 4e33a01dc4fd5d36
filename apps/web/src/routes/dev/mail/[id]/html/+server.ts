import { mailFrame } from '#lib/server/mail-frame.ts';
import { mailById } from '#lib/server/mailbox.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { html } = await mailById(event, event.params.id);
  return mailFrame(html, { hasLinks: true });
};
