import type { ErrorCode } from '@rolecall/schemas/error-codes';
import { type Permission, scopeOf } from '@rolecall/schemas/permissions';
import type { z } from 'zod';
import type { Context } from './context.ts';
import { assertNotSelf, authorize, requireRecentAuth } from './policy.ts';

/** What holds for a verb whoever calls it, and what transports make its routes from. */
export type Duties<In extends z.ZodType, Out extends z.ZodType> = {
  /** What the caller has to be allowed, whatever the input says. */
  may: Permission | readonly Permission[];
  /** What the input asks for beyond that. */
  mayAlso?: (input: z.output<In>) => readonly Permission[];
  /**
   * Whose object it is about, where `own` is not `any`: the caller's own, the one whose id the input
   * says, or the owner of a row, whom the verb itself compares when it has read it.
   */
  owner?: 'caller' | 'row' | ((input: z.output<In>) => string);
  /** Whom it is done to, where no one may do it to themselves. */
  notSelf?: (input: z.output<In>) => string | undefined;
  /**
   * Whether a public verb is told who calls. Without it a caller counts as anonymous, and their
   * credential is not looked at; with it, one that has ended counts as none.
   */
  knowsCaller?: true;
  /** What it takes; left out where it takes nothing. */
  input?: In;
  output: Out;
  /** What it refuses with, besides what follows from the above. */
  refuses?: readonly ErrorCode[];
  /** How its response is sent where it comes in pieces, because it may be too long to be held. */
  stream?: StreamType;
};

/** A media type, and the name that a download is saved under. */
export type StreamType = {
  type: 'application/json' | 'application/x-ndjson' | 'text/csv';
  filename?: string;
};

/** What core does for a caller. Calling it checks its duties; the input is validated before. */
export type Verb<In extends z.ZodType, Out extends z.ZodType, Result = z.input<Out>> = {
  (ctx: Context, input: z.output<In>): Promise<Result>;
  readonly duties: Duties<In, Out>;
};

/**
 * Declares a verb: who may call it, with what, and what comes back. It opens no transaction.
 * @param run what it does for a caller who is allowed to; `const` keeps `{ ok: true }` what it is
 */
export function verb<
  Out extends z.ZodType,
  const Result extends z.input<Out>,
  In extends z.ZodType = z.ZodVoid,
>(
  duties: Duties<In, Out>,
  run: (ctx: Context, input: z.output<In>) => Promise<Result>,
): Verb<In, Out> {
  return withDuties(duties, run);
}

/**
 * Declares a verb whose response comes in pieces of text; together they are the output as JSON, or the
 * output itself where that is text.
 * @param run makes the pieces, once the caller is known to be allowed to have them
 */
export function streamVerb<Out extends z.ZodType, In extends z.ZodType = z.ZodVoid>(
  duties: Duties<In, Out> & { stream: StreamType },
  run: (ctx: Context, input: z.output<In>) => Promise<AsyncGenerator<string>>,
): Verb<In, Out, AsyncGenerator<string>> {
  return withDuties(duties, run);
}

function withDuties<In extends z.ZodType, Out extends z.ZodType, Result>(
  duties: Duties<In, Out>,
  run: (ctx: Context, input: z.output<In>) => Promise<Result>,
): Verb<In, Out, Result> {
  const checked = async (ctx: Context, input: z.output<In>) => {
    checkDuties(ctx, duties, input);
    return run(ctx, input);
  };
  return Object.assign(checked, { duties });
}

/** The permissions that a call takes whatever its input says. */
export function permissionsOf({ may }: { may: Permission | readonly Permission[] }) {
  return typeof may === 'string' ? [may] : may;
}

function checkDuties<In extends z.ZodType, Out extends z.ZodType>(
  ctx: Context,
  duties: Duties<In, Out>,
  input: z.output<In>,
): void {
  const { owner, notSelf, mayAlso } = duties;
  const base = permissionsOf(duties);
  const more = mayAlso?.(input) ?? [];
  const self = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined;
  const ownerId = typeof owner === 'function' ? owner(input) : self;
  for (const permission of base) authorize(ctx, permission, ownerId);
  for (const permission of more) authorize(ctx, permission);
  requireRecentAuth(ctx, base);
  requireRecentAuth(ctx, more);
  const target = notSelf?.(input);
  if (target !== undefined) assertNotSelf(ctx, target);
}

/** Any verb, for those who read duties, or run what they were handed by name. */
export type AnyVerb = {
  (ctx: Context, input: never): Promise<unknown>;
  readonly duties: Pick<
    Duties<z.ZodType, z.ZodType>,
    'may' | 'knowsCaller' | 'input' | 'output' | 'refuses' | 'stream'
  > & {
    readonly owner?: unknown;
    readonly notSelf?: unknown;
  };
};

/** Whether anybody may call it: whoever is signed in counts as anonymous there. */
export function isPublic(duties: { may: Permission | readonly Permission[] }): boolean {
  return permissionsOf(duties).every(
    (permission) => scopeOf('anonymous', permission) !== undefined,
  );
}
