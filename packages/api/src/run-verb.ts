import type { Actor, Context } from '@rolecall/core/context';
import { DomainError, toDomainError } from '@rolecall/core/errors';
import { countInMemory } from '@rolecall/core/limit/count-in-memory';
import { fewAtOnce } from '@rolecall/core/limit/few-at-once';
import { authorize, requireUser } from '@rolecall/core/policy';
import { tracedCall, tracedPieces } from '@rolecall/core/traced';
import { type AnyVerb, isPublic, permissionsOf } from '@rolecall/core/verb';
import { plainMessage } from '@rolecall/schemas/plain-message';
import type { TRPCProcedureType } from '@trpc/server';
import { lookingAgain, withRightsAnew } from './ask-primary.ts';
import type { ApiContext, CallOutcome } from './context.ts';
import { fieldsOf } from './errors.ts';
import { noteAccessDenied } from './note-access-denied.ts';
import type { Rest } from './rest.ts';
import { basedOn } from './versioned.ts';
import { wholeText } from './whole-text.ts';
import { workLimitOf } from './work-limits.ts';

/** A verb as transports know it: by its path in the router, such as `auth.login`. */
export type NamedVerb = {
  path: string;
  type: TRPCProcedureType;
  verb: AnyVerb;
  rest?: Rest | undefined;
};

const ANONYMOUS: Actor = { kind: 'anonymous' };

/**
 * Runs a verb for whoever sent a call: who asks and how much of it, whether they may, what they ask,
 * in this order.
 * @param input as it came, not validated yet
 * @returns what its output schema lets out
 * @throws DomainError
 */
export function runVerb(named: NamedVerb, context: ApiContext, input: unknown): Promise<unknown> {
  const run = () =>
    counted(named, context, (ctx) => runInContext(named, ctx, input, context.ifMatch));
  const { trace } = context.core;
  return trace === undefined ? run() : tracedCall(trace, named.path, run);
}

/**
 * Runs a verb where no transport asks who calls, such as on the command line: its duties hold, its
 * input and output are those of the schemas.
 * @param input not validated yet
 * @throws DomainError
 */
export async function runInContext(
  named: NamedVerb,
  ctx: Context,
  input: unknown,
  ifMatch?: ApiContext['ifMatch'],
): Promise<unknown> {
  const { duties } = named.verb;
  const result = await call(named, ctx, ifMatch, input);
  const whole = duties.stream === undefined ? result : await wholeOf(named, result);
  const output = duties.output.safeParse(whole);
  if (output.success) return output.data;
  throw new DomainError('INTERNAL', { cause: output.error });
}

/**
 * Runs a verb whose response comes in pieces. It counts as gone well when its first piece can leave.
 * @throws DomainError
 */
export function runStream(
  named: NamedVerb,
  context: ApiContext,
  input: unknown,
): Promise<AsyncGenerator<string>> {
  const run = () =>
    counted(named, context, async (ctx) =>
      piecesOf(await call(named, ctx, context.ifMatch, input)),
    );
  const { trace } = context.core;
  return trace === undefined ? run() : tracedPieces(trace, named.path, run);
}

function call(named: NamedVerb, ctx: Context, ifMatch: ApiContext['ifMatch'], input: unknown) {
  const valid = validInput(named.verb, input);
  return named.verb(basedOn(ctx, named, ifMatch, valid), valid);
}

async function counted<T>(
  named: NamedVerb,
  context: ApiContext,
  run: (ctx: Context) => Promise<T>,
): Promise<T> {
  const { path: procedure, type, verb } = named;
  const attempt = type === 'query' ? lookingAgain(run) : run;
  const startedAt = performance.now();
  const tell = (result: CallOutcome['result']) =>
    context.onCall?.({ procedure, result, seconds: (performance.now() - startedAt) / 1000 });
  try {
    const result = await (isPublic(verb.duties)
      ? attempt(verbContextOf(context, await publicCaller(verb, context)))
      : runAsUser(named, context, attempt));
    tell('OK');
    return result;
  } catch (error) {
    const refusal = toDomainError(error);
    tell(refusal.code);
    throw refusal;
  }
}

/** Who calls what anybody may call: mostly it does not matter. */
async function publicCaller({ duties }: AnyVerb, context: ApiContext): Promise<Actor> {
  if (!duties.knowsCaller) return ANONYMOUS;
  return context.resolveActor(context.core).catch((error: unknown) => {
    if (toDomainError(error).status !== 401) throw error;
    return ANONYMOUS;
  });
}

/** Within what one person may ask for. What they may not do is refused and noted. */
async function runAsUser<T>(
  { path, verb }: NamedVerb,
  context: ApiContext,
  run: (ctx: Context) => Promise<T>,
): Promise<T> {
  const caller = await context.resolveActor(context.core);
  const ctx = verbContextOf(context, caller);
  const { userId } = requireUser(ctx);
  const limit = workLimitOf(path);
  countInMemory(ctx, limit, userId);
  const attempt = async (actor: Actor) => {
    const attempted = actor === caller ? ctx : verbContextOf(context, actor);
    // Before the input is looked at: what is wrong with it is no one's business who may not send it.
    for (const permission of permissionsOf(verb.duties)) authorize(attempted, permission, userId);
    return run(attempted);
  };
  const allowed = () => withRightsAnew(context, caller, attempt);
  try {
    return await (limit === 'list.user' ? fewAtOnce(ctx, userId, allowed) : allowed());
  } catch (error) {
    await noteAccessDenied(context, ctx, path, toDomainError(error).code);
    throw error;
  }
}

/** What a verb gets of a call. */
function verbContextOf({ core, request, onLimit, draining }: ApiContext, actor: Actor): Context {
  const caller = actor.kind === 'user' ? actor.userId : actor.kind;
  return {
    ...core,
    actor,
    request,
    onLimit,
    draining,
    // Made when they are needed: most calls look up by key, and few hash.
    get passwords() {
      return core.passwords.of(request.ip);
    },
    get read() {
      return core.db.readerFor(caller);
    },
    get readConsistent() {
      return core.db.readConsistent(caller);
    },
  };
}

/** The schema of a verb's input says that the verb takes what it lets through. */
function validInput({ duties }: AnyVerb, input: unknown): never {
  if (duties.input === undefined) return undefined as never;
  const parsed = duties.input.safeParse(input, { error: plainMessage });
  if (parsed.success) return parsed.data as never;
  throw new DomainError('VALIDATION_FAILED', { fields: fieldsOf(parsed.error) });
}

/** What a verb that declares a stream resolves to. */
const piecesOf = (result: unknown) => result as AsyncGenerator<string>;

async function wholeOf({ verb, rest }: NamedVerb, result: unknown): Promise<unknown> {
  const text = await wholeText(piecesOf(result), rest?.path ?? '');
  return verb.duties.stream?.type === 'application/json' ? JSON.parse(text) : text;
}
