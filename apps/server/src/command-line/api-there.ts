import { createRolecall, type Fetch, type RolecallApi } from '@rolecall/client';

/** The API of a running server, for whom the token speaks. */
export function apiThere(url: string, token: string): RolecallApi {
  const fetchAs: Fetch = (to, init) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(to, { ...init, headers });
  };
  return createRolecall({ url, fetch: fetchAs }).api;
}
