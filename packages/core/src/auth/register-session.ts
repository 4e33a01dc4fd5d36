import { RegisteredSession } from '@rolecall/schemas/auth';
import { startWebSession } from '../session/start-web-session.ts';
import { verb } from '../verb.ts';
import { makeAccount, REGISTER_DUTIES } from './make-account.ts';
import { toSessionCreated } from './signed-in.ts';

/** Signs up in the web app: like `register`, with a browser's session in place of tokens. */
export const registerSession = verb(
  { ...REGISTER_DUTIES, output: RegisteredSession },
  async (ctx, input) => {
    const made = await makeAccount(ctx, input, startWebSession);
    return made ? toSessionCreated(made) : { status: 'verification_sent' };
  },
);
