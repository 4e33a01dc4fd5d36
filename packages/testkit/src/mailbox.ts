import type { MailboxMessage } from '@rolecall/schemas/dev';
import { apiClient } from './client.ts';
import { poll } from './poll.ts';

/** The one-time token in the link of a mail. */
export function tokenIn({ text }: MailboxMessage): string {
  const token = /\?token=([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error('There is no link in this mail.');
  return token;
}

/**
 * Looks for mails, the newest first.
 * @param isSettled whether nothing is on its way
 */
export function mailboxOf(
  list: () => Promise<MailboxMessage[]>,
  isSettled: () => Promise<boolean> = async () => true,
) {
  /** The mails to someone so far. */
  const mailsTo = async (to: string, subject: RegExp) =>
    (await list()).filter((mail) => mail.to === to && subject.test(mail.subject));

  /** Waits for the mail to someone after the first `skipped` ones, and for its outcome. */
  const mailTo = (to: string, subject: RegExp, skipped = 0) =>
    poll(async () => {
      const [newest, ...older] = await mailsTo(to, subject);
      if (newest === undefined || older.length < skipped) return undefined;
      return (await isSettled()) ? newest : undefined;
    }, `No mail ${subject} came to ${to}.`);

  return { mailsTo, mailTo };
}

/** The mailbox of the server at a URL. */
export const mailboxAt = (url: string) =>
  mailboxOf(async () => (await apiClient(url).dev.mailbox.query()).items);

/**
 * Waits for a mail to someone whose link leads to `path`.
 * @param before an older link of this kind, which is not the one
 * @returns the link
 */
export function mailedLink(url: string, to: string, path: string, before?: string) {
  return poll(async () => {
    const mails = await mailboxAt(url).mailsTo(to, /./);
    const links = mails.map(({ text }) => /https?:\/\/\S+/.exec(text)?.[0]);
    const link = links.find((candidate) => candidate?.includes(path));
    return link === before ? undefined : link;
  }, `No mail to ${to} leads to ${path}.`);
}
