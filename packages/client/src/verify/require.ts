import type { Permission, Role } from '../api.ts';
import { RolecallError } from '../rolecall-error.ts';
import { type Identity, identityOf } from './identity.ts';
import {
  type ExpressMiddleware,
  expressMiddleware,
  type HonoMiddleware,
  honoMiddleware,
} from './middleware.ts';
import { ROLE_PERMISSIONS, type Scope } from './role-permissions.ts';

/** A middleware for Hono and Express alike. It goes after the verifier's. */
export type Guard = HonoMiddleware & ExpressMiddleware;

/** Lets through who has one of these roles; others get 403 `FORBIDDEN`. */
export function requireRole(...roles: [Role, ...Role[]]): Guard {
  return guard(({ role }) => roles.includes(role));
}

/**
 * Lets through who holds a permission of Rolecall's table by their role; others get 403 `FORBIDDEN`.
 * @param scope `own` where it is enough to hold it on what belongs to oneself
 */
export function requirePermission(permission: Permission, scope: Scope = 'any'): Guard {
  return guard(({ role }) => {
    const held = ROLE_PERMISSIONS[role]?.[permission];
    return held === 'any' || (held === 'own' && scope === 'own');
  });
}

function guard(holds: (identity: Identity) => boolean): Guard {
  const check = (request: object) => {
    if (holds(identityOf(request))) return;
    throw new RolecallError('FORBIDDEN', "You don't have permission to do this.", { status: 403 });
  };
  const hono = honoMiddleware(check);
  const express = expressMiddleware(check);
  return asGuard((...args: Parameters<HonoMiddleware> | Parameters<ExpressMiddleware>) =>
    isExpress(args) ? express(...args) : hono(...args),
  );
}

/** Express hands over three things, Hono two. */
const isExpress = (
  args: Parameters<HonoMiddleware> | Parameters<ExpressMiddleware>,
): args is Parameters<ExpressMiddleware> => args.length === 3;

/** Called with what either of them hands over, it does what that one's middleware does. */
const asGuard = (middleware: unknown) => middleware as Guard;
