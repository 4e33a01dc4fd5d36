import { SessionCreated } from '@rolecall/schemas/auth';
import { startWebSession } from '../session/start-web-session.ts';
import { verb } from '../verb.ts';
import { toSessionCreated } from './signed-in.ts';
import { INVITATION_DUTIES, takeInvitation } from './take-invitation.ts';

/** Accepts an invitation in the web app: with a browser's session in place of tokens. */
export const acceptInvitationSession = verb(
  { ...INVITATION_DUTIES, output: SessionCreated },
  async (ctx, input) => toSessionCreated(await takeInvitation(ctx, input, startWebSession)),
);
