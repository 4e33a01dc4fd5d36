import { type Actor, atPrimary, type Context } from '@rolecall/core/context';
import { toDomainError } from '@rolecall/core/errors';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import type { ApiContext } from './context.ts';

/**
 * Runs what only reads. What a replica does not have, another node may just have written: that is
 * asked of the primary before anyone is told that it is not there.
 */
export function lookingAgain<T>(run: (ctx: Context) => Promise<T>): (ctx: Context) => Promise<T> {
  return async (ctx) => {
    try {
      return await run(ctx);
    } catch (error) {
      const again = atPrimary(ctx);
      if (again === ctx || toDomainError(error).code !== 'NOT_FOUND') throw error;
      return run(again);
    }
  };
}

/** What a caller is told whose rights do not reach. It is told before anything is changed. */
const LACKING: readonly ErrorCode[] = [
  'FORBIDDEN',
  'NOT_FOUND',
  'REAUTH_REQUIRED',
  'SESSION_EXPIRED',
];

/**
 * Runs a call with the rights of its caller. Where a replica may not know those yet that another
 * node just gave them, the primary is asked before they are refused.
 */
export async function withRightsAnew<T>(
  { core, resolveActor }: ApiContext,
  caller: Actor,
  attempt: (actor: Actor) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(caller);
  } catch (error) {
    const db = core.db.atPrimary();
    if (db === core.db || !LACKING.includes(toDomainError(error).code)) throw error;
    const actor = await resolveActor({ ...core, db });
    if (rightsOf(actor) === rightsOf(caller)) throw error;
    return attempt(actor);
  }
}

const rightsOf = (actor: Actor) =>
  actor.kind === 'user' ? `${actor.role} since ${actor.authenticatedAt.getTime()}` : actor.kind;
