import { jwtVerify, SignJWT } from 'jose';

const SECRET = crypto.getRandomValues(new Uint8Array(32));

type Kind = 'access' | 'refresh';
const LIFETIME = { access: '1h', refresh: '7d' } as const;

/** A signed token of one kind for one user; `id` is what a refresh token is looked up by. */
export function signToken(kind: Kind, userId: string, id: string): Promise<string> {
  return new SignJWT({ kind })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setJti(id)
    .setIssuedAt()
    .setExpirationTime(LIFETIME[kind])
    .sign(SECRET);
}

/** @returns whose token it is and its id, or undefined where it is not one of this kind */
export async function readToken(kind: Kind, token: string) {
  try {
    const { payload } = await jwtVerify(token, SECRET);
    if (payload.kind !== kind) return undefined;
    return { userId: String(payload.sub), id: String(payload.jti) };
  } catch {
    return undefined;
  }
}
