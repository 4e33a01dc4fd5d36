import { type Bench, inRounds } from '../bench.ts';
import { startRolecall } from '../contenders/rolecall.ts';
import { residentMib } from '../run/processes.ts';

const REST_MS = 3_000;

/** How soon a server is ready on a migrated file, and what it holds in memory before any work. */
export async function measureStart(bench: Bench): Promise<void> {
  const { figures, users, cores } = bench;
  await inRounds(bench, [
    async () => {
      await using rolecall = await startRolecall({ cores: cores.pair, users });
      figures.add('start/seconds', rolecall.readyMs / 1000);
      await Bun.sleep(REST_MS);
      figures.add('rest-memory/mib', residentMib(rolecall.pid));
    },
  ]);
}
