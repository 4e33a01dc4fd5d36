import { z } from 'zod';
import { defineMail } from '../define-mail.ts';

/** `inviter` is absent where no one in particular sent it. */
const Details = z.object({ inviter: z.string().optional() });

/** Invites someone to an account that an administrator made for them. */
export const invitation = defineMail(Details, {
  label: 'Invitation',
  link: { path: '/accept-invitation', purpose: 'invitation', lifetime: 'invitationSeconds' },
  isWanted: ({ isActive, hasPassword }) => isActive && !hasPassword,
  example: { inviter: 'Ada Admin' },
  content: ({ inviter }) => {
    const news = inviter ? `${inviter} invited you to Rolecall` : "You've been invited to Rolecall";
    return {
      subject: news,
      paragraphs: [`${news}. Set a password to activate your account.`],
      button: 'Accept invitation',
      footnote: "If you don't want an account, you can ignore this email.",
    };
  },
});
