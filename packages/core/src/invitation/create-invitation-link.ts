import { InvitationLink } from '@rolecall/schemas/invitation';
import { UserTarget } from '@rolecall/schemas/user';
import { LINK_REFUSALS } from '../admin/send-link.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { randomToken } from '../secrets.ts';
import { linkQuery } from '../token/link-query.ts';
import { storeToken } from '../token/store-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { assertInvited } from './assert-invited.ts';

/**
 * Makes a link that accepts an invitation, for an admin to hand on. It replaces the one that was
 * mailed, and a mail that hasn't left yet stays unsent. Whoever opens it has the account, so it takes
 * a password that was confirmed a short while ago.
 */
export const createInvitationLink = verb(
  {
    may: 'user:createInvitationLink',
    input: UserTarget,
    output: InvitationLink,
    refuses: LINK_REFUSALS,
  },
  async (ctx, { id }) => {
    const token = randomToken();
    const seconds = ctx.config.invitationSeconds;
    const email = await transactAsActor(ctx, async (tx) => {
      const user = await loadUser(tx, id);
      assertInvited(user);
      await revokeOneTimeTokens(tx, id, 'invitationReplaced');
      const owner = { userId: id, email: user.email };
      await storeToken(ctx, tx, { purpose: 'invitation', token, ...owner, seconds });
      await recordAudit(ctx, tx, {
        action: 'user.invitation_link_created',
        target: { kind: 'user', id },
      });
      return user.email;
    });
    const query = linkQuery('invitation', token, email);
    return {
      link: `${ctx.config.appUrl}/accept-invitation${query}`,
      expiresAt: new Date(ctx.now().getTime() + seconds * 1000).toISOString(),
    };
  },
);
