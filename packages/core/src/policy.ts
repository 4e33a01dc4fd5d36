import { needsRecentAuth, type Permission, scopeOf } from '@rolecall/schemas/permissions';
import type { Actor, Context } from './context.ts';
import { DomainError } from './errors.ts';

/**
 * Lets the actor through or refuses it, by the table in schemas/permissions.
 * @param ownerId whose object it is about; leave out where the permission is about no one's
 * @param others what is answered about an object of someone else: NOT_FOUND keeps its existence
 *   private, FORBIDDEN is for what everyone can read
 * @throws DomainError UNAUTHENTICATED (who are you), FORBIDDEN (no), or what `others` says
 */
export function authorize(
  ctx: Context,
  permission: Permission,
  ownerId?: string,
  others: 'NOT_FOUND' | 'FORBIDDEN' = 'NOT_FOUND',
): void {
  const { actor } = ctx;
  if (actor.kind === 'system') return;
  const scope = scopeOf(actor.kind === 'user' ? actor.role : 'anonymous', permission);
  if (scope === 'any') return;
  if (actor.kind === 'anonymous') throw new DomainError('UNAUTHENTICATED');
  if (scope === undefined) throw new DomainError('FORBIDDEN');
  if (ownerId !== actor.userId) throw new DomainError(others);
}

/**
 * The signed-in user who asks.
 * @throws DomainError UNAUTHENTICATED when no one is signed in
 */
export function requireUser(ctx: Context): Extract<Actor, { kind: 'user' }> {
  if (ctx.actor.kind !== 'user') throw new DomainError('UNAUTHENTICATED');
  return ctx.actor;
}

/**
 * Refuses what no one may do to themselves; what that is stands in the table of user actions.
 * @throws DomainError SELF_TARGET
 */
export function assertNotSelf({ actor }: Context, userId: string): void {
  if (actor.kind === 'user' && actor.userId === userId) throw new DomainError('SELF_TARGET');
}

/**
 * Asks for a password that was confirmed a short while ago in this very session, where one of the
 * permissions takes it.
 * Source: OWASP ASVS 5.0 V7.5.
 * @throws DomainError REAUTH_REQUIRED when that was longer ago than `recentAuthSeconds`
 */
export function requireRecentAuth(ctx: Context, permissions: readonly Permission[]): void {
  if (ctx.actor.kind !== 'user' || !permissions.some(needsRecentAuth)) return;
  const age = ctx.now().getTime() - ctx.actor.authenticatedAt.getTime();
  if (age > ctx.config.recentAuthSeconds * 1000) throw new DomainError('REAUTH_REQUIRED');
}
