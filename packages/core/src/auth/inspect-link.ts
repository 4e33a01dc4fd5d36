import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import type { UserRow } from '@rolecall/db/tables/users';
import {
  InspectLinkInput,
  type LinkPurpose,
  LinkState,
  UNKNOWN_LINK,
} from '@rolecall/schemas/link';
import { atPrimary, type Context } from '../context.ts';
import { countInMemory } from '../limit/count-in-memory.ts';
import { isVoidPassword } from '../password/void-password.ts';
import { findToken, type OneTimeTokenRow } from '../token/one-time-token.ts';
import { findUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';

/** Which tokens the page behind a link takes. */
const TAKES: Record<LinkPurpose, readonly TokenPurpose[]> = {
  'verify-email': ['verify-email'],
  'reset-password': ['reset-password', 'invitation'],
  invitation: ['invitation'],
  'change-email': ['change-email'],
};

/**
 * What a mailed link is still good for, so that its page can say so before anything is filled in.
 * Changes nothing. Whoever has the link has the email it was sent to; of the account behind it they
 * learn no more than that.
 */
export const inspectLink = verb(
  {
    may: 'link:use',
    knowsCaller: true,
    input: InspectLinkInput,
    output: LinkState,
    refuses: ['RATE_LIMITED'],
  },
  async (ctx, input) => {
    countInMemory(ctx, 'link.address', ctx.request.ip);
    const seen = await stateOfLink(ctx, input);
    if (seen.state === 'usable') return seen;
    const again = atPrimary(ctx);
    return again === ctx ? seen : stateOfLink(again, input);
  },
);

async function stateOfLink(
  ctx: Context,
  { purpose, token }: { purpose: LinkPurpose; token: string },
): Promise<LinkState> {
  const row = await findToken(ctx, TAKES[purpose], token);
  const owner = await findUser(ctx.db.lookup, row?.userId ?? '');
  const { actor } = ctx;
  if (row?.userId === null && row.purpose === 'invitation') return revoked(ctx, row.email);
  if (row === undefined || owner === undefined) return UNKNOWN_LINK;
  if (owner.access === 'inactive') return ofInactive(row, owner);
  return {
    state: stateOf(ctx, row, owner),
    email: row.email,
    firstName: purpose === 'invitation' ? owner.firstName : '',
    lastName: purpose === 'invitation' ? owner.lastName : '',
    isYours: actor.kind === 'user' && actor.userId === owner.id,
    hasPassword: owner.passwordHash !== null && !isVoidPassword(owner.passwordHash),
  };
}

/**
 * Says nothing of whether the email has an account by now, but to whoever is signed in to it: the
 * link may be with someone else.
 */
async function revoked({ db, actor }: Context, email: string | null): Promise<LinkState> {
  const caller = actor.kind === 'user' ? await findUser(db.lookup, actor.userId) : undefined;
  const isYours = caller !== undefined && caller.email === email;
  return { ...UNKNOWN_LINK, state: 'revoked', email, isYours };
}

/** Who was invited and never came learns why the link does nothing; no one else learns more. */
function ofInactive(row: OneTimeTokenRow, owner: UserRow): LinkState {
  const isInvitee = row.purpose === 'invitation' && owner.passwordHash === null;
  return isInvitee ? { ...UNKNOWN_LINK, state: 'deactivated' } : UNKNOWN_LINK;
}

const PROVES_EMAIL: readonly TokenPurpose[] = ['verify-email', 'change-email'];

function stateOf(ctx: Context, row: OneTimeTokenRow, owner: UserRow) {
  const isProved = owner.emailVerified && owner.email === row.email;
  if (PROVES_EMAIL.includes(row.purpose) && isProved) return 'verified';
  if (row.consumedAt !== null) return 'used';
  if (row.expiresAt <= ctx.now()) return 'expired';
  const isDone = row.purpose === 'invitation' && owner.passwordHash !== null;
  return isDone ? 'used' : 'usable';
}
