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
import { load, type Query } from '../run/load.ts';
import type { Server } from '../server.ts';

const CONNECTIONS = 32;
/** How many seconds a server is warmed up for each request. */
const WARM_UP = { least: 8, most: 20 };
/** Five percent less is still getting faster. */
const NO_LESS = 0.95;
/** How long a request runs before it is measured, in seconds: one does not pay for what another left. */
const LEAD_IN = 3;
/** In 9,300 of the 100,000 made-up names: all of Amara, Abara and the like. */
const SEARCH = 'ara';

type Case = [name: string, server: Server, request: Query];

/** Asks until that costs no less than before: what the compiler has not seen often is slow. */
async function warmUp(bench: Bench, [, server, request]: Case): Promise<void> {
  const { least, most } = bench.isQuick ? { least: 1, most: 1 } : WARM_UP;
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 1; turn <= most; turn++) {
    const options = { connections: CONNECTIONS, seconds: 1, cores: bench.cores.load };
    const { cpu } = await load(server, request, options);
    if (turn >= least && cpu > best * NO_LESS) return;
    best = Math.min(best, cpu);
  }
}

/** Sends each request to its server, round after round, once it is warm. */
async function measureCases(bench: Bench, cases: Case[]): Promise<void> {
  const { figures, seconds, cores } = bench;
  const measure = async ([name, server, request]: Case) => {
    const options = { connections: CONNECTIONS, seconds, cores: cores.load };
    await load(server, request, { ...options, seconds: LEAD_IN });
    const { perSecond, cpu } = await load(server, request, options);
    figures.add(`${name}/rate`, perSecond);
    figures.add(`${name}/cpu`, cpu);
  };
  for (const each of cases) await warmUp(bench, each);
  await inRounds(
    bench,
    cases.map((each) => () => measure(each)),
  );
}

/** Requests of someone who is signed in, and a page, beside Hono's hello. */
export async function measureCalls(bench: Bench): Promise<void> {
  const options = { cores: bench.cores.server, users: bench.users };
  await using hello = await startPeer('hello', options);
  await using rolecall = await startRolecall(options);
  await using tutorial = await startPeer('tutorial', options);
  await using betterAuth = await startPeer('better-auth', options);
  const { me, account } = await rolecallCaller(rolecall);
  const headers = bearer(account.tokens.accessToken);
  await measureCases(bench, [
    ['hello/floor', hello, { path: '/' }],
    ['me/rolecall', rolecall, me],
    ['me/tutorial', tutorial, (await tutorialCaller(tutorial)).me],
    ['me/better-auth', betterAuth, (await betterAuthCaller(betterAuth)).me],
    ['me-rest/rolecall', rolecall, { path: '/api/v1/users/me', headers }],
    ['login-page/rolecall', rolecall, { path: '/login' }],
    // Visitors without a cookie share a page for a second; this one is rendered for each request.
    ['login-rendered/rolecall', rolecall, { path: '/login', headers: { cookie: 'visited=1' } }],
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
  const ask = (input: object) => trpcQuery('admin.users.list', account.tokens.accessToken, input);
  await measureCases(bench, [
    ['list/rolecall', rolecall, list],
    ['list/tutorial', tutorial, (await tutorialCaller(tutorial)).list],
    ['list/better-auth', betterAuth, (await betterAuthCaller(betterAuth)).list],
    ['list-last/rolecall', rolecall, ask({ page })],
    ['list-search/rolecall', rolecall, ask({ q: SEARCH })],
  ]);
}
