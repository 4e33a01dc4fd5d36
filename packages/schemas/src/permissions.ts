import { z } from 'zod';

export const ROLES = ['admin', 'user'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** `own`: only on objects that belong to the caller. `any`: on every object. */
export type Scope = 'own' | 'any';

type Grants = Partial<Record<Role | 'anonymous', Scope>>;

type PermissionRow = {
  /** Who holds it, and on what. A caller that is not listed is refused. */
  grants: Grants;
  /** Whether it takes a password that was confirmed a short while ago. */
  recentAuth?: true;
};

/** Who may do what. The server enforces with this table and pages hide with it. */
export const PERMISSIONS = {
  'account:register': { grants: { anonymous: 'any', user: 'any', admin: 'any' } },
  'account:signIn': { grants: { anonymous: 'any', user: 'any', admin: 'any' } },
  'account:recover': { grants: { anonymous: 'any', user: 'any', admin: 'any' } },
  'link:use': { grants: { anonymous: 'any', user: 'any', admin: 'any' } },
  'session:refresh': { grants: { anonymous: 'any', user: 'any', admin: 'any' } },
  'session:reauthenticate': { grants: { user: 'own', admin: 'own' } },
  'session:list': { grants: { user: 'own', admin: 'any' } },
  'session:end': { grants: { user: 'own', admin: 'any' } },
  'user:read': { grants: { user: 'own', admin: 'any' } },
  'user:export': { grants: { user: 'own', admin: 'own' }, recentAuth: true },
  'user:updateProfile': { grants: { user: 'own', admin: 'any' } },
  'user:changePassword': { grants: { user: 'own', admin: 'own' } },
  'user:changeEmail': { grants: { user: 'own', admin: 'own' } },
  'user:deleteAccount': { grants: { user: 'own', admin: 'own' } },
  'user:setEmail': { grants: { admin: 'any' }, recentAuth: true },
  'user:create': { grants: { admin: 'any' } },
  'user:invite': { grants: { admin: 'any' } },
  /** Whoever has the link has the account. */
  'user:createInvitationLink': { grants: { admin: 'any' }, recentAuth: true },
  'user:delete': { grants: { admin: 'any' }, recentAuth: true },
  'user:sendPasswordReset': { grants: { admin: 'any' } },
  'user:resendVerification': { grants: { admin: 'any' } },
  'user:diagnose': { grants: { admin: 'any' } },
  'user:clearThrottle': { grants: { admin: 'any' } },
  'user:resumeMail': { grants: { admin: 'any' } },
  'audit:read': { grants: { admin: 'any' } },
  'mail:read': { grants: { admin: 'any' } },
  'stats:read': { grants: { admin: 'any' } },
  'user:list': { grants: { admin: 'any' } },
  'user:exportList': { grants: { admin: 'any' }, recentAuth: true },
  'user:setRole': { grants: { admin: 'any' }, recentAuth: true },
  'user:setStatus': { grants: { admin: 'any' } },
  'import:read': { grants: { admin: 'any' } },
  /** Uploads that someone began with a recent password. */
  'import:prepare': { grants: { admin: 'any' } },
  'import:upload': { grants: { admin: 'any' }, recentAuth: true },
  'import:apply': { grants: { admin: 'any' }, recentAuth: true },
  'post:read': { grants: { user: 'any', admin: 'any' } },
  'post:create': { grants: { user: 'any', admin: 'any' } },
  'post:update': { grants: { user: 'own', admin: 'any' } },
  'post:delete': { grants: { user: 'own', admin: 'any' } },
  'comment:read': { grants: { user: 'any', admin: 'any' } },
  'comment:create': { grants: { user: 'any', admin: 'any' } },
  'comment:update': { grants: { user: 'own', admin: 'any' } },
  'comment:delete': { grants: { user: 'own', admin: 'any' } },
  /** Only the system itself: no one who signs in. */
  'installation:seed': { grants: {} },
  'installation:createAdmin': { grants: {} },
  'installation:rotateKeys': { grants: {} },
  'installation:import': { grants: {} },
  'installation:exportHashes': { grants: {} },
  'installation:backUp': { grants: {} },
  'installation:restore': { grants: {} },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof PERMISSIONS;

const rowOf = (permission: Permission): PermissionRow => PERMISSIONS[permission];

/**
 * The scope in which a caller holds a permission.
 * @param role the caller's role, or `anonymous` when no one is signed in
 * @returns `undefined` when the caller does not hold it at all
 */
export function scopeOf(role: Role | 'anonymous', permission: Permission): Scope | undefined {
  return rowOf(permission).grants[role];
}

/** Whether a permission takes a password that was confirmed a short while ago. */
export function needsRecentAuth(permission: Permission): boolean {
  return rowOf(permission).recentAuth === true;
}
