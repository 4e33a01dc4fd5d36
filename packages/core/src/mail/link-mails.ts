import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import { MAIL_KINDS, type MailKind } from '@rolecall/schemas/mail';
import type { Config } from '../config.ts';

type Link = { purpose: TokenPurpose; path: string; seconds: (config: Config) => number };

/** The mails that carry a link that works once: what for, where to, how long. */
export const LINK_MAILS = {
  'verify-email': {
    purpose: 'verify-email',
    path: '/verify-email',
    seconds: (config) => config.verifyEmailSeconds,
  },
  invitation: {
    purpose: 'reset-password',
    path: '/reset-password',
    seconds: (config) => config.invitationSeconds,
  },
  'reset-password': {
    purpose: 'reset-password',
    path: '/reset-password',
    seconds: (config) => config.resetPasswordSeconds,
  },
  'confirm-email-change': {
    purpose: 'change-email',
    path: '/confirm-email',
    seconds: (config) => config.changeEmailSeconds,
  },
} as const satisfies Partial<Record<MailKind, Link>>;

export const LINK_MAIL_KINDS = MAIL_KINDS.filter(isLinkMail);

/** Whether a mail of this kind replaces an earlier one: its link makes that one's void. */
export function isLinkMail(kind: MailKind): kind is keyof typeof LINK_MAILS {
  return Object.hasOwn(LINK_MAILS, kind);
}
