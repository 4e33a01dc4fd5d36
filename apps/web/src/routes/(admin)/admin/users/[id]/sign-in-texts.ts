import type { SentMail } from '@rolecall/schemas/admin-mail';
import type { Invitation } from '@rolecall/schemas/admin-users';
import { newestOfEachKind } from '@rolecall/schemas/newest-of-each-kind';
import type { SignInCheck, SignInCheckItem } from '@rolecall/schemas/sign-in-check';
import { signInDetailTexts, signInTitles as texts } from '#lib/texts/user/sign-in-check.ts';

const isInTrouble = ({ status, lastError }: SentMail) =>
  status === 'failed' || (status === 'queued' && lastError !== null);

/** What a check found, as its headline says it. */
export function titleOf(check: SignInCheckItem): string {
  const isOk = check.state === 'ok';
  switch (check.key) {
    case 'exists':
      return texts.exists;
    case 'throttle':
      if (isOk) return texts.notLockedOut;
      return check.state === 'problem' ? texts.lockedOut : texts.othersFail;
    case 'password':
      return isOk ? texts.passwordSet : texts.noPassword;
    case 'active':
      if (check.status === 'invited') return texts.notDeactivated;
      return isOk ? texts.active : texts.deactivated;
    case 'verified':
      return check.emailVerified ? texts.verified : texts.unverified;
    case 'failures':
      return check.count === 0 ? texts.noFailures : texts.failures(check.count);
    case 'mail':
      if (check.items.length === 0) return texts.noEmails;
      if (isOk) return texts.emailsSent;
      return newestOfEachKind(check.items).some(isInTrouble)
        ? texts.emailsFailing
        : texts.emailsKept;
    case 'sessions':
      return check.count === 0 ? texts.noSessions : texts.sessions(check.count);
  }
}

/** Everything that keeps someone from signing in, in a sentence each. */
export function problemsIn({ checks }: SignInCheck): string[] {
  return checks.filter(({ state }) => state === 'problem').map(titleOf);
}

/** How someone who has no password gets one. @param invitation of who never had one */
export function passwordText(invitation: Invitation | null): string {
  if (invitation === null) return signInDetailTexts.noPassword;
  const { invitedPassword, notInvitedPassword } = signInDetailTexts;
  return invitation.invited ? invitedPassword : notInvitedPassword;
}
