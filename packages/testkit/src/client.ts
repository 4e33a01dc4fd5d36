import type { AppRouter } from '@rolecall/api/router';
import { BATCH_MAX } from '@rolecall/schemas/bounds';
import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** Makes a client for no one, or for whoever the access token speaks for. */
export type Connect = (accessToken?: string) => Client;

const optionsOf = (url: string, accessToken: string | undefined) => ({
  url: `${url}/trpc`,
  headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
});

/** The typed client of a server, a request for each call. */
export function apiClient(url: string, accessToken?: string): Client {
  return createTRPCClient<AppRouter>({ links: [httpLink(optionsOf(url, accessToken))] });
}

/** The same, calls made together in one request. */
export function batchingClient(url: string, accessToken?: string): Client {
  const link = httpBatchLink({ ...optionsOf(url, accessToken), maxItems: BATCH_MAX });
  return createTRPCClient<AppRouter>({ links: [link] });
}

/** A client that speaks for someone who proved their password a moment ago. */
export async function signedInClient(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<Client> {
  const { tokens } = await apiClient(url).auth.login.mutate({ email, password });
  return apiClient(url, tokens.accessToken);
}
