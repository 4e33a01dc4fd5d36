import type { AppRouter } from '@rolecall/api/router';
import { createTRPCClient, httpLink } from '@trpc/client';

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

export const PASSWORD = 'a long enough passphrase';

/** A client of the server, for nobody or for whoever the access token speaks for. */
export function clientOf(url: string, accessToken?: string): Client {
  const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] });
}

/** Makes an account and signs it in: with the server's `adminKey`, an administrator's. */
export async function signUp(url: string, email: string, adminKey?: string) {
  const answer = await clientOf(url).auth.register.mutate({ email, password: PASSWORD, adminKey });
  if (!('tokens' in answer)) throw new Error('The server asks for a confirmed address.');
  const { accessToken } = answer.tokens;
  return { client: clientOf(url, accessToken), accessToken };
}
