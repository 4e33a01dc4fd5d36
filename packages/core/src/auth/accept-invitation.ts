import { AcceptInvitationInput, SignedIn } from '@rolecall/schemas/auth';
import { recordAudit } from '../audit/record-audit.ts';
import { newDevice } from '../device/device-token.ts';
import { issueTokens } from '../session/issue-tokens.ts';
import { startAppSession } from '../session/start-app-session.ts';
import { toUser } from '../user/to-user.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import { verb } from '../verb.ts';
import { setPasswordByLink } from './password-by-link.ts';

/** Accepts an invitation: sets the first password, verifies the email and signs in. */
export const acceptInvitation = verb(
  {
    may: 'link:use',
    input: AcceptInvitationInput,
    output: SignedIn,
    refuses: ['TOKEN_INVALID', 'WEAK_PASSWORD', 'USERNAME_TAKEN', 'RATE_LIMITED'],
  },
  async (ctx, { token, password, deviceToken, ...names }) => {
    const link = {
      purposes: ['invitation'],
      token,
      password,
      names: Object.values(names).filter((name) => name !== undefined),
      isFor: (owner: { passwordHash: string | null }) => owner.passwordHash === null,
    } as const;
    const { user, device, session, seed } = await setPasswordByLink(
      ctx,
      link,
      async (tx, invited) => {
        const named = await applyChanges(ctx, tx, invited, names);
        await recordAudit(ctx, tx, {
          action: 'user.invitation_accepted',
          actor: { kind: 'user', id: named.id },
          target: { kind: 'user', id: named.id },
        });
        const device = newDevice(deviceToken);
        return { user: named, device, ...(await startAppSession(ctx, tx, named.id, device)) };
      },
    );
    const tokens = await issueTokens(ctx, user, session, seed);
    return { user: toUser(user), tokens, deviceToken: device.token };
  },
);
