import { MAILS, type MailKind } from './kinds.ts';
import type { Mail } from './mail.ts';

/** A mail of a kind, with its own example. */
export function exampleMail(kind: MailKind, changes: Partial<Mail> = {}): Mail {
  const { link, example } = MAILS[kind];
  const mail: Mail = {
    kind,
    to: { email: 'ada@example.com', name: 'Ada Lovelace' },
    at: new Date('2026-11-21T09:30:00.000Z'),
    details: example,
  };
  if (link) mail.link = `https://id.example.com${link.path}?token=abc-_123&next=/`;
  if (link?.purpose) mail.validSeconds = 86_400;
  return { ...mail, ...changes };
}
