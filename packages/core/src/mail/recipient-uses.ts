import type { MailKind } from '@rolecall/schemas/mail';
import type { LimitUse } from '../limit/limit-use.ts';

/** Kinds that keep a share of what one email gets: no one who causes others keeps an owner out. */
const SET_PASSWORD: readonly MailKind[] = ['reset-password', 'invitation'];

/** What a mail counts against by its recipient, whoever causes it. */
export function recipientUses(kind: MailKind, email: string): LimitUse[] {
  const all: LimitUse = { name: 'mail.recipient', by: email };
  return SET_PASSWORD.includes(kind) ? [all] : [{ name: 'mail.recipient.other', by: email }, all];
}
