import type { MailboxMessage } from '@rolecall/schemas/dev';
import { error, type RequestEvent } from '@sveltejs/kit';
import { mailboxMailTexts } from '../texts/mail/mailbox.ts';
import { api } from './api.ts';

/** One mail of the local mailbox. In production there is no mailbox, and the API says so. */
export async function mailById(event: RequestEvent, id: string): Promise<MailboxMessage> {
  const { items } = await api(event).dev.mailbox.query();
  return items.find((mail) => mail.id === id) ?? error(404, mailboxMailTexts.gone);
}
