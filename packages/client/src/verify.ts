export type { Permission, Role, User } from './api.ts';
export type { Fetch } from './call-options.ts';
export { isCode, RolecallError, type RolecallErrorCode } from './rolecall-error.ts';
export {
  type CheckOptions,
  createVerifier,
  type Verifier,
  type VerifierOptions,
} from './verify/create-verifier.ts';
export { type Identity, identityOf } from './verify/identity.ts';
export type {
  ExpressMiddleware,
  ExpressRequestLike,
  ExpressResponseLike,
  HonoContextLike,
  HonoMiddleware,
} from './verify/middleware.ts';
export { type Guard, requirePermission, requireRole } from './verify/require.ts';
export type { Scope } from './verify/role-permissions.ts';
