import type { MailKind } from '@rolecall/schemas/mail';
import { MAILS } from './kinds.ts';
import type { Mail, Message } from './mail.ts';
import type { MailLink } from './mail-link.ts';

/** What a transport is given to send. */
export const EXAMPLE_MESSAGE: Message = {
  from: 'Rolecall <hello@example.com>',
  to: 'ada@example.com',
  subject: 'Verify your email',
  html: '<p>Hello</p>',
  text: 'Hello',
};

/** A mail of a kind, with its own example. */
export function exampleMail(kind: MailKind, changes: Partial<Mail> = {}): Mail {
  const { link, example } = MAILS[kind];
  return {
    kind,
    to: { email: 'ada@example.com', name: 'Ada Lovelace' },
    at: new Date('2026-11-21T09:30:00.000Z'),
    details: example,
    ...(link && exampleLink(link)),
    ...changes,
  };
}

function exampleLink({ path, purpose }: MailLink): Pick<Mail, 'link' | 'validSeconds'> {
  const link = `https://id.example.com${path}`;
  return purpose ? { link: `${link}?token=abc-_123&a=b`, validSeconds: 86_400 } : { link };
}
