import type { MailKind } from '@rolecall/schemas/mail';
import type { z } from 'zod';
import type { MailDefinition } from './define-mail.ts';
import { accountActivated } from './kinds/account-activated.ts';
import { accountDeactivated } from './kinds/account-deactivated.ts';
import { alreadyRegistered } from './kinds/already-registered.ts';
import { confirmEmailChange } from './kinds/confirm-email-change.ts';
import { emailChangeRequested } from './kinds/email-change-requested.ts';
import { emailChanged } from './kinds/email-changed.ts';
import { invitation } from './kinds/invitation.ts';
import { newSignIn } from './kinds/new-sign-in.ts';
import { passwordChanged } from './kinds/password-changed.ts';
import { refreshReuse } from './kinds/refresh-reuse.ts';
import { resetPassword } from './kinds/reset-password.ts';
import { roleChanged } from './kinds/role-changed.ts';
import { verifyEmail } from './kinds/verify-email.ts';
import { wrongPasswords } from './kinds/wrong-passwords.ts';

/** Every kind of mail that Rolecall sends. `bun run kinds` tells the schemas of a new one. */
export const MAILS = {
  'verify-email': verifyEmail,
  'already-registered': alreadyRegistered,
  invitation,
  'reset-password': resetPassword,
  'password-changed': passwordChanged,
  'confirm-email-change': confirmEmailChange,
  'email-change-requested': emailChangeRequested,
  'email-changed': emailChanged,
  'new-sign-in': newSignIn,
  'role-changed': roleChanged,
  'account-deactivated': accountDeactivated,
  'account-activated': accountActivated,
  'refresh-reuse': refreshReuse,
  'wrong-passwords': wrongPasswords,
} satisfies Record<MailKind, MailDefinition>;

/** What a mail of a kind tells about. */
export type MailDetails<Kind extends MailKind> = z.infer<(typeof MAILS)[Kind]['details']>;
