import { RegisteredSession, RegisterInput } from '@rolecall/schemas/auth';
import { startWebSession } from '../session/start-web-session.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { makeAccount, REGISTER_REFUSES } from './make-account.ts';

/** Signs up in the web app: like `register`, with a browser's session in place of tokens. */
export const registerSession = verb(
  {
    may: 'account:register',
    input: RegisterInput,
    output: RegisteredSession,
    refuses: REGISTER_REFUSES,
  },
  async (ctx, input) => {
    const made = await makeAccount(ctx, input, (tx, { id }, device) =>
      startWebSession(ctx, tx, id, device),
    );
    if (made === undefined) return { status: 'verification_sent' };
    const { user, device, started } = made;
    return { user: toUser(user), session: started, deviceToken: device.token };
  },
);
