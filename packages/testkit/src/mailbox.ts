import type { MailboxMessage } from '@rolecall/schemas/dev';
import { apiClient } from './client.ts';
import { poll } from './poll.ts';

/** The one-time token in the link of a mail. */
export function tokenIn({ text }: MailboxMessage): string {
  const token = /\?token=([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error('There is no link in this mail.');
  return token;
}

/** The mails to someone in a server's mailbox, newest first. */
async function mailsTo(url: string, to: string): Promise<MailboxMessage[]> {
  const { items } = await apiClient(url).dev.mailbox.query();
  return items.filter((mail) => mail.to === to);
}

/**
 * Waits for a mail to someone whose link leads to `path`.
 * @param before an older link of this kind, which is not the one
 * @returns the link
 */
export function mailedLink(url: string, to: string, path: string, before?: string) {
  return poll(async () => {
    const links = (await mailsTo(url, to)).map(({ text }) => /https?:\/\/\S+/.exec(text)?.[0]);
    const link = links.find((candidate) => candidate?.includes(path));
    return link === before ? undefined : link;
  }, `No mail to ${to} leads to ${path}.`);
}

/** Waits for a mail by its subject. */
export function mailTo(url: string, to: string, subject: string): Promise<MailboxMessage> {
  return poll(
    async () => (await mailsTo(url, to)).find((mail) => mail.subject === subject),
    `No mail “${subject}” came to ${to}.`,
  );
}
