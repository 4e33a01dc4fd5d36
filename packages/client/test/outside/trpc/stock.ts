// A program with the stock client of tRPC: `stock.ts URL EMAIL PASSWORD`.
import type { AppRouter } from '@rolecall/client/trpc';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';

type Me = inferRouterOutputs<AppRouter>['user']['me'];

const [url = '', email = '', password = ''] = process.argv.slice(2);
const connect = (headers: Record<string, string> = {}) =>
  createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${url}/trpc`, headers })] });

const { tokens } = await connect().auth.login.mutate({ email, password });
const client = connect({ authorization: `Bearer ${tokens.accessToken}` });
const [me, users]: [Me, { total: number }] = await Promise.all([
  client.user.me.query(),
  client.admin.users.list.query({ perPage: 5 }),
]);
// @ts-expect-error there is no such role
const refused = await client.admin.users.setRole.mutate({ id: me.id, role: 'x' }).catch(codeOf);
// @ts-expect-error there is no such procedure
client.user.nothing;

function codeOf(error: unknown): string | undefined {
  const typed =
    error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>) : undefined;
  return typed?.data?.domain.code;
}

console.log(JSON.stringify({ email: me.email, counted: users.total > 0, refused }));
