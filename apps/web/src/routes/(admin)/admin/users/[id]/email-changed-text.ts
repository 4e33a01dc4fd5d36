import { displayEmail } from '@rolecall/schemas/display-email';
import type { User, UserStatus } from '@rolecall/schemas/user';
import { emailCardTexts as texts } from '#lib/texts/user/profile.ts';

type Before = { email: string; status: UserStatus; hasPassword: boolean };

/** What became of an email that an admin changed, and which email tells its owner so. */
export function emailChangedText(before: Before, after: Pick<User, 'email' | 'emailVerified'>) {
  const email = displayEmail(after.email);
  const verified = after.emailVerified ? texts.isVerified(email) : undefined;
  if (before.email === after.email) return verified ?? texts.nothing;
  const sent = before.hasPassword ? (verified ?? texts.verification(email)) : '';
  const invited = before.status === 'inactive' ? verified : texts.invitation(email);
  return [texts.changed, sent || invited].filter(Boolean).join(' ');
}
