import type { Bench } from '../bench.ts';
import { inRounds } from '../bench.ts';
import {
  bearer,
  betterAuthCaller,
  rolecallCaller,
  trpcQuery,
  tutorialCaller,
} from '../contenders/callers.ts';
import { startPeer } from '../contenders/peers.ts';
import { startRolecall } from '../contenders/rolecall.ts';
import type { Server } from '../contenders/server.ts';
import { load, type Request } from '../run/load.ts';

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 1;
/** In about one name of ten: all of Amara, Abara and the like. */
const SEARCH = 'ara';

type Case = [name: string, server: Server, request: Request];

/** Sends each request to its server, round after round, after a while of warming up. */
async function measureCases(bench: Bench, cases: Case[]): Promise<void> {
  const options = { connections: CONNECTIONS, cores: bench.cores.load };
  const warm = async ([, server, request]: Case) => {
    await load(server, request, { ...options, seconds: WARM_UP_SECONDS });
  };
  const measure = async ([name, server, request]: Case) => {
    const { perSecond, cpu } = await load(server, request, { ...options, seconds: bench.seconds });
    bench.figures.add(`${name}/rate`, perSecond);
    bench.figures.add(`${name}/cpu`, cpu);
  };
  for (const each of cases) await warm(each);
  await inRounds(
    bench,
    cases.map((each) => () => measure(each)),
  );
}

/** Requests of somebody who is signed in, and a page, beside Hono's hello. */
export async function measureCalls(bench: Bench): Promise<void> {
  const options = { cores: bench.cores.server, users: bench.users };
  await using hello = await startPeer('hello', options);
  await using rolecall = await startRolecall(options);
  await using tutorial = await startPeer('tutorial', options);
  await using betterAuth = await startPeer('better-auth', options);
  const { me, account } = await rolecallCaller(rolecall);
  const headers = bearer(account.accessToken);
  await measureCases(bench, [
    ['hello/floor', hello, { path: '/' }],
    ['me/rolecall', rolecall, me],
    ['me/tutorial', tutorial, (await tutorialCaller(tutorial)).me],
    ['me/better-auth', betterAuth, (await betterAuthCaller(betterAuth)).me],
    ['me-rest/rolecall', rolecall, { path: '/api/v1/users/me', headers }],
    ['login-page/rolecall', rolecall, { path: '/login' }],
  ]);
}

/** Lists of all users. */
export async function measureLists(bench: Bench): Promise<void> {
  const options = { cores: bench.cores.server, users: bench.users };
  await using rolecall = await startRolecall(options);
  await using tutorial = await startPeer('tutorial', options);
  await using betterAuth = await startPeer('better-auth', options);
  const { list, account } = await rolecallCaller(rolecall);
  const { pages: page } = await account.client.admin.users.list.query({});
  const { total } = await account.client.admin.users.list.query({ q: SEARCH });
  bench.figures.add('list-search/matches', total);
  const ask = (input: object) => trpcQuery('admin.users.list', account.accessToken, input);
  await measureCases(bench, [
    ['list/rolecall', rolecall, list],
    ['list/tutorial', tutorial, (await tutorialCaller(tutorial)).list],
    ['list/better-auth', betterAuth, (await betterAuthCaller(betterAuth)).list],
    ['list-last/rolecall', rolecall, ask({ page })],
    ['list-search/rolecall', rolecall, ask({ q: SEARCH })],
  ]);
}
