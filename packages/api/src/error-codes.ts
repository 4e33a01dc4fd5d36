import { type AnyVerb, isPublic, permissionsOf } from '@rolecall/core/verb';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import { needsRecentAuth, ROLES, scopeOf } from '@rolecall/schemas/permissions';

/** What any call may be refused with. */
const ALWAYS: ErrorCode[] = [
  'VALIDATION_FAILED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'INTERNAL',
  'UNAVAILABLE',
];
/** What any call with a credential may be refused with. */
const SIGNED_IN: ErrorCode[] = ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'RATE_LIMITED'];

/** All that a verb may be refused with: what it declares, and what follows from its duties. */
export function errorCodesOf({ duties }: AnyVerb): ErrorCode[] {
  const permissions = permissionsOf(duties);
  const isForSome = ROLES.some((role) =>
    permissions.some((permission) => scopeOf(role, permission) === undefined),
  );
  const codes: ErrorCode[] = [
    ...ALWAYS,
    ...(isForSome ? (['FORBIDDEN'] as const) : []),
    ...(permissions.some(needsRecentAuth) ? (['REAUTH_REQUIRED'] as const) : []),
    ...(duties.notSelf === undefined ? [] : (['SELF_TARGET'] as const)),
    ...(duties.refuses ?? []),
    ...(isPublic(duties) ? [] : SIGNED_IN),
  ];
  return [...new Set(codes)];
}
