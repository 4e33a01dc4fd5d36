import { type Bench, inRounds, warmUpSeconds } from '../bench.ts';
import { type Refresher, rolecallCaller, tutorialCaller } from '../contenders/callers.ts';
import { startPeer } from '../contenders/peers.ts';
import { startRolecall } from '../contenders/rolecall.ts';
import { repeat } from '../run/load.ts';
import type { Server } from '../server.ts';

const AT_ONCE = 16;

/** So many sessions, each of which trades its own refresh tokens. */
function sessionsOf(server: Server, signUp: (server: Server) => Promise<Refresher>) {
  return Promise.all(Array.from({ length: AT_ONCE }, () => signUp(server)));
}

/** Refresh tokens traded one at a time, and sixteen at once, which may share a commit. */
export async function measureRefresh(bench: Bench): Promise<void> {
  const options = { cores: bench.cores.server, users: bench.users };
  await using rolecall = await startRolecall(options);
  await using tutorial = await startPeer('tutorial', options);
  const ours = await sessionsOf(rolecall, rolecallCaller);
  const theirs = await sessionsOf(tutorial, tutorialCaller);
  const refresh = (server: Server, sessions: Refresher[], atOnce: number, seconds: number) =>
    repeat(server, { atOnce, seconds }, (worker) => sessions[worker]?.refresh());
  const measure = async (name: string, server: Server, sessions: Refresher[], atOnce: number) => {
    const { perSecond, cpu } = await refresh(server, sessions, atOnce, bench.seconds);
    bench.figures.add(`${name}/rate`, perSecond);
    bench.figures.add(`${name}/cpu`, cpu);
  };
  await refresh(rolecall, ours, AT_ONCE, warmUpSeconds(bench));
  await refresh(tutorial, theirs, AT_ONCE, warmUpSeconds(bench));
  await inRounds(bench, [
    () => measure('refresh/rolecall', rolecall, ours, AT_ONCE),
    () => measure('refresh/tutorial', tutorial, theirs, AT_ONCE),
    () => measure('refresh-alone/rolecall', rolecall, ours, 1),
    () => measure('refresh-alone/tutorial', tutorial, theirs, 1),
  ]);
}
