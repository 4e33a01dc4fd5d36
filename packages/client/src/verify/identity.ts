import type { Role, User } from '../api.ts';
import { RolecallError } from '../rolecall-error.ts';

/** Whom an access token speaks for. */
export type Identity = {
  userId: string;
  sessionId: string;
  /** As it was when the token was issued; as it is now after a strict check. */
  role: Role;
  tokenId: string;
  expiresAt: Date;
  /** The account as it is now: after a strict check alone. */
  user: User | undefined;
};

const identities = new WeakMap<object, Identity>();

/** Notes whom a request, or what stands for it, is from. */
export function noteIdentity(request: object, identity: Identity): void {
  identities.set(request, identity);
}

/**
 * Whom a request is from.
 * @param request Hono's context or Express's request
 * @throws RolecallError NOT_VERIFIED where no middleware of a verifier is before it
 */
export function identityOf(request: object): Identity {
  const identity = identities.get(request);
  if (identity !== undefined) return identity;
  throw new RolecallError(
    'NOT_VERIFIED',
    'identityOf needs verifier.hono() or verifier.express() before it on this route.',
  );
}
