import type { Actor, Context } from '@rolecall/core/context';
import { countInMemory } from '@rolecall/core/limit/count-in-memory';
import { fewAtOnce } from '@rolecall/core/limit/few-at-once';
import { requireUser } from '@rolecall/core/policy';
import type { ApiContext } from './context.ts';
import { refusalOf } from './errors.ts';
import { noteRefusal } from './note-refusal.ts';
import { workLimitOf } from './work-limits.ts';

/** What a verb gets of a call. */
export function verbContextOf({ core, request, onLimit }: ApiContext, actor: Actor): Context {
  const caller = actor.kind === 'user' ? actor.userId : actor.kind;
  return {
    ...core,
    actor,
    request,
    onLimit,
    // Made when it is needed: most calls look up by key.
    get read() {
      return core.db.readerFor(caller);
    },
  };
}

/**
 * Runs a call and counts how it ended.
 * @param procedure its path in the router
 */
export async function runCall<T>(
  context: ApiContext,
  procedure: string,
  run: () => Promise<T>,
): Promise<T> {
  try {
    const result = await run();
    context.onCall?.({ procedure, result: 'OK' });
    return result;
  } catch (error) {
    context.onCall?.({ procedure, result: refusalOf(error).code });
    throw error;
  }
}

/**
 * Runs a call of somebody who is signed in, within what one person may ask for, and counts it. What
 * they may not do is refused and noted, whichever part of the call refuses it.
 * @param procedure its path in the router
 * @throws DomainError UNAUTHENTICATED, SESSION_EXPIRED, RATE_LIMITED
 */
export function runAsUser<T>(
  context: ApiContext,
  procedure: string,
  run: (verbContext: Context) => Promise<T>,
): Promise<T> {
  return runCall(context, procedure, async () => {
    const verbContext = verbContextOf(context, await context.resolveActor());
    const { userId } = requireUser(verbContext);
    const limit = workLimitOf(procedure);
    countInMemory(verbContext, limit, userId);
    const work = () => run(verbContext);
    try {
      return await (limit === 'list.user' ? fewAtOnce(verbContext, userId, work) : work());
    } catch (error) {
      await noteRefusal(context, verbContext, procedure, refusalOf(error).code);
      throw error;
    }
  });
}
