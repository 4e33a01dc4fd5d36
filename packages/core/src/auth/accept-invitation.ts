import { AcceptInvitationInput, SignedIn } from '@rolecall/schemas/auth';
import { issueTokens } from '../session/issue-tokens.ts';
import { startAppSession } from '../session/start-app-session.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { INVITATION_REFUSES, takeInvitation } from './take-invitation.ts';

/** Accepts an invitation: sets the first password, verifies the email and signs in. */
export const acceptInvitation = verb(
  {
    may: 'link:use',
    input: AcceptInvitationInput,
    output: SignedIn,
    refuses: INVITATION_REFUSES,
  },
  async (ctx, input) => {
    const { user, device, started } = await takeInvitation(ctx, input, (tx, { id }, device) =>
      startAppSession(ctx, tx, id, device),
    );
    const tokens = await issueTokens(ctx, user, started.session, started.seed);
    return { user: toUser(user), tokens, deviceToken: device.token };
  },
);
