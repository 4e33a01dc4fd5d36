import { Role } from '@rolecall/schemas/permissions';
import { z } from 'zod';
import { defineMail } from '../define-mail.ts';

/** Tells someone that an administrator gave them a role, or took it away. */
export const roleChanged = defineMail(z.object({ role: Role }), {
  label: 'Role changed',
  isNotice: true,
  link: { path: '/' },
  example: { role: 'admin' },
  content: ({ role }) => ({
    subject: 'Your role was changed',
    paragraphs: [
      role === 'admin'
        ? "You're now an admin. You can manage all users."
        : "You're no longer an admin and were signed out everywhere. You can sign in again.",
    ],
    button: 'Open Rolecall',
    footnote: "An administrator made this change. Contact them if you didn't expect it.",
  }),
});
