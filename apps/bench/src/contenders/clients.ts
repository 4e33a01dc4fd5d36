import type { AppRouter } from '@rolecall/api/router';
import { createTRPCClient, httpLink } from '@trpc/client';

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

export const PASSWORD = 'a long enough passphrase';

/** A client of the server, for nobody or for whoever the access token speaks for. */
export function clientOf(url: string, accessToken?: string): Client {
  const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] });
}

export type Account = {
  client: Client;
  id: string;
  email: string;
  accessToken: string;
  refreshToken: string;
};

let made = 0;

/** Makes an account and signs it in: with the server's `adminKey`, an administrator's. */
export async function signUp(url: string, adminKey?: string): Promise<Account> {
  const email = `bench${made++}.${Date.now()}@example.com`;
  const input = { email, password: PASSWORD, adminKey };
  const answer = await clientOf(url).auth.register.mutate(input);
  if (!('tokens' in answer)) throw new Error('The server asks for a verified email.');
  const { accessToken, refreshToken } = answer.tokens;
  const client = clientOf(url, accessToken);
  return { client, id: answer.user.id, email, accessToken, refreshToken };
}
