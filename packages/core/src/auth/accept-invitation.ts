import { SignedIn } from '@rolecall/schemas/auth';
import { startAppSession } from '../session/start-app-session.ts';
import { verb } from '../verb.ts';
import { toSignedIn } from './signed-in.ts';
import { INVITATION_DUTIES, takeInvitation } from './take-invitation.ts';

/** Accepts an invitation: sets the first password, verifies the email and signs in. */
export const acceptInvitation = verb(
  { ...INVITATION_DUTIES, output: SignedIn },
  async (ctx, input) => toSignedIn(ctx, await takeInvitation(ctx, input, startAppSession)),
);
