import { createRolecall, type Fetch, type RolecallApi, RolecallError } from '@rolecall/client';

const TOKEN_REFUSED =
  'The access token has expired or is not valid. Sign in again to get a new one: POST /api/v1/auth/login.';

/** The API of a running server, for whom the token speaks. */
export function apiThere(url: string, token: string): RolecallApi {
  const fetchAs: Fetch = async (to, init) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(to, { ...init, headers });
    if (response.status !== 401) return response;
    throw new RolecallError('UNAUTHENTICATED', TOKEN_REFUSED, { status: 401 });
  };
  return createRolecall({ url, fetch: fetchAs }).api;
}
