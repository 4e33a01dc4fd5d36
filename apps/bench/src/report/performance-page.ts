import type { Figures } from '../run/figures.ts';
import type { Noise } from '../run/noise.ts';
import type { Result } from './bars.ts';
import type { Machine } from './machine.ts';
import { barsTable, heavyWorkTable, questionsTable, timingTable } from './tables.ts';
import { worksTable } from './works.ts';

export type Run = {
  figures: Figures;
  results: Result[];
  noise: Noise;
  machine: Machine;
  at: Date;
  rounds: number;
  users: number;
};

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** One sentence on whether the figures can be relied on. */
export function noiseLine({ spread, samples, isBusy }: Noise): string {
  const measured = `the same work took times ${percent(spread)} apart in ${samples} samples`;
  return isBusy
    ? `Busy machine: figures not reliable (${measured}).`
    : `Quiet machine (${measured}).`;
}

const HOW_TO_READ = `## How to read them

- Only compare figures of one run: another machine gives others, and the ratios stay.
- Each figure is the median of the rounds. In each round every contender has its turn, so that what disturbs one disturbs all; each runs for three seconds before it is measured.
- A server of the first rows has one core to itself, and the load generator ([autocannon](https://github.com/mcollina/autocannon), 32 connections) another. \`n/s\` is what that core answers in a second and \`µs\` the processor time of one answer, in all threads of the process, as the kernel counts it: one is a million divided by the other. The generator cannot keep Hono's hello busy, so that its rate by the clock would flatter everyone else; and it does not sleep, because waking it would cost a server up to 20 µs for each response.
- Each server is warm: what is measured is asked for some seconds before, since code that ran a few hundred times is not compiled yet.
- Refreshing waits for the disk, and passwords are hashed on two cores: there \`n/s\` is by the clock.
- p50 and p99 are of a request that is sent every 10 ms, whether the ones before it were answered or not: a server that stands still for a second is met a hundred times.
- Memory is VmRSS, the most that was seen.
- The tutorial build is tRPC, drizzle, \`@libsql/client\`, \`Bun.password\` and jose put together as tutorials do. better-auth is set up as its guide says, with the admin plugin and without its rate limit. The source of both is in \`apps/bench/peers\`. Each database holds the same number of users and is in WAL mode.
- The floor of a request is Hono on Bun that says hello; the floor of a sign-in is argon2id with the same parameters and nothing around it.
- Rate limits are lifted for Rolecall; everything else is as in production, the log too.`;

const section = (title: string, table: string | undefined) =>
  table === undefined ? [] : [`## ${title}`, table];

/** `docs/performance.md`: everything that one run measured. */
export function performancePage(run: Run): string {
  const { figures, results, noise, machine, at, rounds, users } = run;
  const passed = results.filter((result) => result.passed).length;
  return `${[
    '# Performance',
    'Made by `bun run bench`: run it again rather than edit this page.',
    [
      `- Date: ${at.toISOString().slice(0, 10)}, Rolecall at ${machine.commit}`,
      `- Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.system}`,
      `- Versions: ${machine.versions.join(', ')}`,
      `- ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${users.toLocaleString('en-US')} users. ${noiseLine(noise)}`,
    ].join('\n'),
    ...section('Side by side', worksTable(figures)),
    '## Bars',
    `${passed} of ${results.length} pass.`,
    barsTable(results),
    ...section('A million users', questionsTable(figures)),
    ...section('Heavy work', heavyWorkTable(figures)),
    ...section('What the time of an answer tells', timingTable(figures)),
    HOW_TO_READ,
    `## Running it

\`bun run bench\` measures everything and writes this page; the first time it takes minutes more, to make a million users. \`--check\` exits with 1 when a bar is missed, and with 3 when the machine was busy. \`--only NAME\` and \`--skip NAME\` choose sections, \`--quick\` tries every step with little in it; \`--help\` says the rest.`,
  ].join('\n\n')}\n`;
}
