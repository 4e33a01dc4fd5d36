import { type Bench, inRounds, warmUpSeconds } from '../bench.ts';
import {
  betterAuthCaller,
  type Caller,
  type Request,
  rolecallCaller,
  send,
  tutorialCaller,
} from '../contenders/callers.ts';
import { rawArgon2, startPeer } from '../contenders/peers.ts';
import { startRolecall } from '../contenders/rolecall.ts';
import { repeat } from '../run/load.ts';
import { mostMibWhile } from '../run/processes.ts';
import { waitsWhile } from '../run/watch.ts';
import type { Server } from '../server.ts';

/** Enough to keep every core busy, and fewer than the server turns away. */
const SIGN_IN_AT_ONCE = 16;
const REGISTER_AT_ONCE = 8;

type Contender = { name: string; server: Server; caller: Caller; bystander: Caller };

/** Signs in and registers until the code for it is compiled. */
async function warmUp(bench: Bench, { server, caller }: Contender): Promise<void> {
  const seconds = warmUpSeconds(bench);
  const ask = (atOnce: number, request: () => Request) =>
    repeat(server, { atOnce, seconds }, () => sendWhole(server, request()));
  await ask(SIGN_IN_AT_ONCE, () => caller.signIn);
  await ask(REGISTER_AT_ONCE, () => newcomer(caller));
}

const newcomer = ({ register }: Caller) => register(`${crypto.randomUUID()}@example.com`);

async function sendWhole(server: Server, request: Request): Promise<void> {
  const response = await send(server, request);
  await response.arrayBuffer();
}

/** Asks over and over, and notes how often that was answered. */
async function measureRate(
  { figures, seconds }: Bench,
  { work, name, server, atOnce }: { work: string; name: string; server: Server; atOnce: number },
  request: () => Request,
): Promise<void> {
  const { perSecond, cpu } = await repeat(server, { atOnce, seconds }, () =>
    sendWhole(server, request()),
  );
  figures.add(`${work}/${name}/rate`, perSecond);
  figures.add(`${work}/${name}/cpu`, cpu);
}

/** A flood of sign-ins by itself: the bystander below takes a share of the same cores. */
async function measureSignIn(bench: Bench, { name, server, caller }: Contender): Promise<void> {
  const flood = { work: 'sign-in', name, server, atOnce: SIGN_IN_AT_ONCE };
  await measureRate(bench, flood, () => caller.signIn);
}

/** What someone who is signed in already notices of such a flood. */
async function measureBystander(bench: Bench, contender: Contender): Promise<void> {
  const { figures, seconds, cores } = bench;
  const { name, server, caller, bystander } = contender;
  const me = { url: server.url + bystander.me.path, headers: bystander.me.headers ?? {} };
  const idle = await waitsWhile(me, cores.load, () => Bun.sleep(seconds * 1000));
  const busy = await waitsWhile(me, cores.load, async () => {
    const most = await mostMibWhile(server.pid, () =>
      repeat(server, { atOnce: SIGN_IN_AT_ONCE, seconds }, () => sendWhole(server, caller.signIn)),
    );
    figures.add(`flood-memory/${name}/mib`, most);
  });
  for (const [when, { p50, p99 }] of Object.entries({ 'me-idle': idle, 'me-flood': busy })) {
    figures.add(`${when}/${name}/p50`, p50);
    figures.add(`${when}/${name}/p99`, p99);
  }
}

async function measureRegister(bench: Bench, { name, server, caller }: Contender): Promise<void> {
  const options = { work: 'register', name, server, atOnce: REGISTER_AT_ONCE };
  await measureRate(bench, options, () => newcomer(caller));
}

/** Everything that hashes a password, on two cores, beside argon2 alone. */
export async function measurePasswords(bench: Bench): Promise<void> {
  const options = { cores: bench.cores.pair, users: bench.users };
  await using rolecall = await startRolecall(options);
  await using tutorial = await startPeer('tutorial', options);
  await using betterAuth = await startPeer('better-auth', options);
  // The bystander has an account apart: a flood pushes out the oldest sessions of its own.
  const both = async (name: string, server: Server, signUp: (s: Server) => Promise<Caller>) => ({
    name,
    server,
    caller: await signUp(server),
    bystander: await signUp(server),
  });
  const contenders = [
    await both('rolecall', rolecall, rolecallCaller),
    await both('tutorial', tutorial, tutorialCaller),
    await both('better-auth', betterAuth, betterAuthCaller),
  ];
  for (const contender of contenders) await warmUp(bench, contender);
  await inRounds(bench, [
    async () => {
      bench.figures.add('argon2/floor/rate', await rawArgon2(bench.cores.pair, bench.seconds));
    },
    ...contenders.flatMap((contender) => [
      () => measureSignIn(bench, contender),
      () => measureBystander(bench, contender),
      () => measureRegister(bench, contender),
    ]),
  ]);
}
