import { displayEmail } from '@rolecall/schemas/display-email';
import type { User, UserStatus } from '@rolecall/schemas/user';

type Before = { email: string; status: UserStatus; hasPassword: boolean };

/** What became of an email that an admin changed, and which email tells its owner so. */
export function emailChangedText(before: Before, after: Pick<User, 'email' | 'emailVerified'>) {
  const email = displayEmail(after.email);
  const verified = after.emailVerified ? `${email} is verified.` : undefined;
  if (before.email === after.email) return verified ?? 'Nothing changed.';
  const sent = before.hasPassword ? (verified ?? `We sent a verification link to ${email}.`) : '';
  const invited = before.status === 'inactive' ? verified : `We sent a new invitation to ${email}.`;
  return ['Email changed.', sent || invited].filter(Boolean).join(' ');
}
