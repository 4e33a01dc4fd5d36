import { apiClient } from '@rolecall/testkit/client';
import { PASSWORD, signUp } from '@rolecall/testkit/people';
import type { Query } from '../run/load.ts';
import type { Server } from '../server.ts';
import { ADMIN_KEY } from './settings.ts';

/** What is asked by GET, or with a body, as JSON, by POST. */
export type Request = Query & { body?: object };

/** How someone with an account asks one contender for the usual things. */
export type Caller = {
  me: Query;
  signIn: Request;
  /** The first page of all users; for administrators. */
  list: Query;
  /** Someone who is not there yet. */
  register: (email: string) => Request;
};

/** A caller who also trades refresh tokens, each of which works once. */
export type Refresher = Caller & { refresh: () => Promise<void> };

/** A request of the form that tRPC gives a query. */
export function trpcQuery(path: string, accessToken: string, input?: object): Query {
  const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return { path: `/trpc/${path}${search}`, headers: bearer(accessToken) };
}

export const bearer = (accessToken: string) => ({ authorization: `Bearer ${accessToken}` });

/** Sends a request once. @throws Error when it is refused */
export async function send({ url }: Server, { path, headers = {}, body }: Request) {
  const response = await fetch(url + path, {
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** Makes an account at Rolecall: with the server's `adminKey`, an administrator's. */
export const signUpAt = (url: string, adminKey?: string) =>
  signUp((accessToken) => apiClient(url, accessToken), adminKey === undefined ? {} : { adminKey });

export type Account = Awaited<ReturnType<typeof signUpAt>>;

/** An administrator of Rolecall. */
export async function rolecallCaller(server: Server): Promise<Refresher & { account: Account }> {
  const account = await signUpAt(server.url, ADMIN_KEY);
  const { email, deviceToken } = account;
  const { accessToken } = account.tokens;
  let { refreshToken } = account.tokens;
  return {
    account,
    me: trpcQuery('user.me', accessToken),
    signIn: { path: '/trpc/auth.login', body: { email, password: PASSWORD, deviceToken } },
    list: trpcQuery('admin.users.list', accessToken, {}),
    register: (other) => ({
      path: '/trpc/auth.register',
      body: { email: other, password: PASSWORD },
    }),
    refresh: async () => {
      const response = await send(server, { path: '/trpc/auth.refresh', body: { refreshToken } });
      const { result }: RolecallTokens = await response.json();
      refreshToken = result.data.tokens.refreshToken;
    },
  };
}

/** What tRPC puts around the responses that are read here. */
type RolecallTokens = { result: { data: { tokens: { refreshToken: string } } } };
type TutorialTokens = { result: { data: { accessToken: string; refreshToken: string } } };

/** A user of the tutorial build, where everyone may see the list. */
export async function tutorialCaller(server: Server): Promise<Refresher> {
  const email = `bench.${crypto.randomUUID()}@example.com`;
  const register = (other: string): Request => ({
    path: '/trpc/register',
    body: { email: other, password: PASSWORD },
  });
  const { result }: TutorialTokens = await (await send(server, register(email))).json();
  const { accessToken } = result.data;
  let { refreshToken } = result.data;
  return {
    me: trpcQuery('me', accessToken),
    signIn: { path: '/trpc/login', body: { email, password: PASSWORD } },
    list: trpcQuery('list', accessToken, {}),
    register,
    refresh: async () => {
      const response = await send(server, { path: '/trpc/refresh', body: { refreshToken } });
      const renewed: TutorialTokens = await response.json();
      refreshToken = renewed.result.data.refreshToken;
    },
  };
}

/** An administrator of better-auth. */
export async function betterAuthCaller(server: Server): Promise<Caller> {
  const email = `bench.${crypto.randomUUID()}@example.com`;
  const headers = { origin: server.url };
  const register = (other: string): Request => ({
    path: '/api/auth/sign-up/email',
    headers,
    body: { email: other, password: PASSWORD, name: 'Bench' },
  });
  const response = await send(server, register(email));
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  await fetch(`${server.url}/make-admin`, { method: 'POST', body: email });
  const signedIn = { ...headers, cookie: cookie.join('; ') };
  const newest = 'limit=10&sortBy=createdAt&sortDirection=desc';
  return {
    me: { path: '/api/auth/get-session', headers: signedIn },
    signIn: { path: '/api/auth/sign-in/email', headers, body: { email, password: PASSWORD } },
    list: { path: `/api/auth/admin/list-users?${newest}`, headers: signedIn },
    register,
  };
}
