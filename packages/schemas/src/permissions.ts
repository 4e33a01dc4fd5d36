import { z } from 'zod';

export const ROLES = ['admin', 'user'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** `own`: only on objects that belong to the caller. `any`: on every object. */
export type Scope = 'own' | 'any';

/**
 * Who may do what. The server enforces with this table and pages hide with it.
 * A caller that is not listed for a permission is refused.
 */
export const PERMISSIONS = {
  'account:register': { anonymous: 'any', user: 'any', admin: 'any' },
  'account:signIn': { anonymous: 'any', user: 'any', admin: 'any' },
  'account:recover': { anonymous: 'any', user: 'any', admin: 'any' },
  'link:use': { anonymous: 'any', user: 'any', admin: 'any' },
  'session:refresh': { anonymous: 'any', user: 'any', admin: 'any' },
  'session:reauthenticate': { user: 'own', admin: 'own' },
  'session:list': { user: 'own', admin: 'any' },
  'session:end': { user: 'own', admin: 'any' },
  'user:read': { user: 'own', admin: 'any' },
  'user:export': { user: 'own', admin: 'own' },
  'user:updateProfile': { user: 'own', admin: 'any' },
  'user:changePassword': { user: 'own', admin: 'own' },
  'user:changeEmail': { user: 'own', admin: 'own' },
  'user:deleteAccount': { user: 'own', admin: 'own' },
  'user:setEmail': { admin: 'any' },
  'user:create': { admin: 'any' },
  'user:delete': { admin: 'any' },
  'user:sendPasswordReset': { admin: 'any' },
  'user:resendVerification': { admin: 'any' },
  'user:diagnose': { admin: 'any' },
  'user:clearThrottle': { admin: 'any' },
  'audit:read': { admin: 'any' },
  'mail:read': { admin: 'any' },
  'stats:read': { admin: 'any' },
  'user:list': { admin: 'any' },
  'user:setRole': { admin: 'any' },
  'user:setStatus': { admin: 'any' },
  'post:read': { user: 'any', admin: 'any' },
  'post:create': { user: 'any', admin: 'any' },
  'post:update': { user: 'own', admin: 'any' },
  'post:delete': { user: 'own', admin: 'any' },
  'comment:read': { user: 'any', admin: 'any' },
  'comment:create': { user: 'any', admin: 'any' },
  'comment:update': { user: 'own', admin: 'any' },
  'comment:delete': { user: 'own', admin: 'any' },
  /** Only the system itself: nobody who signs in. */
  'installation:seed': {},
  'installation:createAdmin': {},
  'installation:rotateKeys': {},
} as const satisfies Record<string, Partial<Record<Role | 'anonymous', Scope>>>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * The scope in which a caller holds a permission.
 * @param role the caller's role, or `anonymous` when nobody is signed in
 * @returns `undefined` when the caller does not hold it at all
 */
export function scopeOf(role: Role | 'anonymous', permission: Permission): Scope | undefined {
  const grants: Partial<Record<Role | 'anonymous', Scope>> = PERMISSIONS[permission];
  return grants[role];
}
