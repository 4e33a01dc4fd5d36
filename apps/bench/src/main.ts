import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import { HELP, OptionError, type Options, readOptions } from './options.ts';
import { BARS, judge } from './report/bars.ts';
import { describeMachine } from './report/machine.ts';
import { noiseLine, performancePage } from './report/performance-page.ts';
import { barsTable, heavyWorkTable, questionsTable, timingTable } from './report/tables.ts';
import { worksTable } from './report/works.ts';
import { cleanUp, cleanUpOnSignal } from './run/clean-up.ts';
import { allowedCores, pinSelf, shareCores, usedCores } from './run/cores.ts';
import { createFigures } from './run/figures.ts';
import { createNoiseProbe } from './run/noise.ts';
import { timed } from './run/statistics.ts';
import { SECTION_NAMES, SECTIONS } from './sections.ts';

const PAGE = fileURLToPath(new URL('../../../docs/performance.md', import.meta.url));
const EXIT = { passed: 0, missed: 1, usage: 2, busy: 3 } as const;
const USUAL = { seconds: 2, users: 100_000 };
const QUICK = { seconds: 1, users: 2_000 };

/** Measures one section after the other. @returns those that broke off */
async function measureAll({ sections }: Options, bench: Bench): Promise<string[]> {
  const broken: string[] = [];
  for (const name of sections) {
    process.stdout.write(`${name}: ${SECTIONS[name].about} … `);
    try {
      const ms = await timed(() => SECTIONS[name].measure(bench));
      console.log(`${(ms / 1000).toFixed(0)} s`);
    } catch (error) {
      console.log('failed');
      console.error(error);
      broken.push(name);
    }
  }
  return broken;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return EXIT.passed;
  }
  if (!existsSync('/proc/self/stat')) {
    throw new OptionError('bench reads processor time and memory from /proc: it needs Linux.');
  }
  const cores = shareCores(allowedCores());
  pinSelf(cores.load);
  const figures = createFigures();
  const noise = createNoiseProbe(usedCores(cores));
  const { rounds, isQuick, sections } = options;
  const size = isQuick ? QUICK : USUAL;
  const bench = { ...size, rounds, isQuick, cores, figures, sampleNoise: noise.sample };
  const broken = await measureAll(options, bench);

  const results = judge(
    BARS.filter(({ section }) => sections.includes(section)),
    figures,
  );
  const verdict = noise.verdict();
  const tables = [
    worksTable(figures),
    questionsTable(figures),
    heavyWorkTable(figures),
    timingTable(figures),
    barsTable(results),
  ];
  for (const table of tables) if (table !== undefined) console.log(`\n${table}`);
  console.log(`\n${noiseLine(verdict)}`);
  if (isQuick) console.log('A quick run tries every step: its figures mean nothing.');

  const isWhole = sections.length === SECTION_NAMES.length && !isQuick && broken.length === 0;
  if (isWhole) {
    const machine = describeMachine();
    const { users } = bench;
    const run = { figures, results, noise: verdict, machine, at: new Date(), rounds, users };
    await Bun.write(PAGE, performancePage(run));
    console.log('Written to docs/performance.md.');
  }
  if (options.check && verdict.isBusy) return EXIT.busy;
  const isMissed = options.check && results.some(({ passed }) => !passed);
  return isMissed || broken.length > 0 ? EXIT.missed : EXIT.passed;
}

cleanUpOnSignal();
let code: number;
try {
  code = await main();
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error);
  code = EXIT.usage;
}
await cleanUp();
process.exit(code);
