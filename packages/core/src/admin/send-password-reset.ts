import { Ok } from '@rolecall/schemas/fields';
import { UserTarget } from '@rolecall/schemas/user';
import { verb } from '../verb.ts';
import { assertActive } from './assert-active.ts';
import { sendLink } from './send-link.ts';
import { dutiesOf } from './user-duties.ts';

/** Mails a user a link to set a password. Who was invited and never came gets a new invitation. */
export const sendPasswordReset = verb(
  {
    ...dutiesOf('sendPasswordReset'),
    input: UserTarget,
    output: Ok,
    refuses: ['ACCOUNT_INACTIVE', 'NOT_FOUND'],
  },
  async (ctx, { id }) => {
    await sendLink(ctx, id, {
      kind: 'reset-password',
      limit: 'adminReset.account',
      action: 'user.password_reset_sent',
      assert: assertActive,
    });
    return { ok: true };
  },
);
