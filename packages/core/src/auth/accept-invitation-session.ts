import { AcceptInvitationInput, SessionCreated } from '@rolecall/schemas/auth';
import { startWebSession } from '../session/start-web-session.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { INVITATION_REFUSES, takeInvitation } from './take-invitation.ts';

/** Accepts an invitation in the web app: with a browser's session in place of tokens. */
export const acceptInvitationSession = verb(
  {
    may: 'link:use',
    input: AcceptInvitationInput,
    output: SessionCreated,
    refuses: INVITATION_REFUSES,
  },
  async (ctx, input) => {
    const { user, device, started } = await takeInvitation(ctx, input, (tx, { id }, device) =>
      startWebSession(ctx, tx, id, device),
    );
    return { user: toUser(user), session: started, deviceToken: device.token };
  },
);
