import { AcceptInvitationInput } from '@rolecall/schemas/auth';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newDevice } from '../device/device-token.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import { setPasswordByLink } from './password-by-link.ts';
import type { Start, Started } from './signed-in.ts';

/** The duties of both ways to accept an invitation. */
export const INVITATION_DUTIES = {
  may: 'link:use',
  input: AcceptInvitationInput,
  refuses: ['TOKEN_INVALID', 'WEAK_PASSWORD', 'USERNAME_TAKEN', 'RATE_LIMITED'],
} as const;

/**
 * Accepts an invitation: sets the first password, verifies the email and starts a session.
 * @param start begins the session, in the transaction that sets the password
 */
export function takeInvitation<T>(
  ctx: Context,
  { token, password, deviceToken, ...names }: AcceptInvitationInput,
  start: Start<T>,
): Promise<Started<T>> {
  const link = {
    purposes: ['invitation'],
    token,
    password,
    names: Object.values(names).filter((name) => name !== undefined),
    isSignIn: true,
    isFor: (owner: { passwordHash: string | null }) => owner.passwordHash === null,
  } as const;
  return setPasswordByLink(ctx, link, async (tx, invited) => {
    const user = await applyChanges(ctx, tx, invited, names);
    await recordAudit(ctx, tx, {
      action: 'user.invitation_accepted',
      actor: { kind: 'user', id: user.id },
      target: { kind: 'user', id: user.id },
    });
    const device = newDevice(deviceToken);
    return { user, device, started: await start(ctx, tx, user, device) };
  });
}
