import { Registered } from '@rolecall/schemas/auth';
import { startAppSession } from '../session/start-app-session.ts';
import { verb } from '../verb.ts';
import { makeAccount, REGISTER_DUTIES } from './make-account.ts';
import { toSignedIn } from './signed-in.ts';

/**
 * Creates an account and, where an unverified email may sign in, a session with it. Where it may
 * not, the response is the same whether or not the email is known, and an email tells the rest.
 */
export const register = verb({ ...REGISTER_DUTIES, output: Registered }, async (ctx, input) => {
  const made = await makeAccount(ctx, input, startAppSession);
  return made ? toSignedIn(ctx, made) : { status: 'verification_sent' };
});
