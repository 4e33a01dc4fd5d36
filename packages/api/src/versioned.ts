import type { Context } from '@rolecall/core/context';
import { DomainError } from '@rolecall/core/errors';
import { requireUser } from '@rolecall/core/policy';
import { type AnyVerb, isPublic } from '@rolecall/core/verb';
import type { Rest } from './rest.ts';

/** The part of a path that names a user, post or comment. */
const NAMED = /^\/(?:admin\/)?(?:users|posts|comments)\/(?:(?<me>me)|\{(?<field>\w+)\})(?:\/|$)/;

/**
 * Whose version an `If-Match` of this route is about: of the caller, or of what an input field names.
 * @returns nothing where it changes nothing that has a version
 */
export function versionedBy(
  rest: Rest | undefined,
  { duties }: AnyVerb,
): 'caller' | { field: string } | undefined {
  if (rest === undefined || rest.method === 'GET' || isPublic(duties)) return undefined;
  const { me, field } = NAMED.exec(rest.path)?.groups ?? {};
  if (me !== undefined) return 'caller';
  return field === undefined ? undefined : { field };
}

/**
 * The call, based on the versions that `If-Match` or the field `ifMatch` names: one place for every
 * verb of every transport. They are compared where it writes.
 * @param versions from a header; without one, those of the input count
 * @param input as the verb's schema let it through
 * @throws DomainError VALIDATION_FAILED where nothing has a version
 */
export function basedOn(
  ctx: Context,
  { verb, rest }: { verb: AnyVerb; rest?: Rest | undefined },
  versions: string[] | undefined,
  input: unknown,
): Context {
  const fields: Record<string, unknown> = typeof input === 'object' ? { ...input } : {};
  const asked = [versions ?? fields.ifMatch ?? []].flat().map(String);
  if (asked.length === 0) return ctx;
  const by = versionedBy(rest, verb);
  if (by === undefined) {
    throw new DomainError('VALIDATION_FAILED', { fields: { 'If-Match': [NO_VERSION] } });
  }
  const id = by === 'caller' ? requireUser(ctx).userId : String(fields[by.field]);
  return { ...ctx, precondition: { id, versions: asked } };
}

const NO_VERSION = 'This route changes nothing that has an ETag. Send it without If-Match.';
