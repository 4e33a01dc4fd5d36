import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS } from '../drill/faults.ts';
import { LIVEZ_P99_MS, livezFigure } from '../drill/livez-figure.ts';
import { SERVERS_FILE, watchLivez } from '../drill/watch-livez.ts';
import { capture, forwardSignals, run, tool } from './processes.ts';
import { installDependencies, seconds } from './steps.ts';

const USAGE = 'Usage: bun run drill [--check | soak [MINUTES]]';

type Drill = (typeof FAULTS)[number];

/** Causes one fault. @returns whether it was survived, and whether `/livez` was fast meanwhile */
async function drill({ fault, files }: Drill, folder: string) {
  const start = performance.now();
  const servers = join(folder, 'servers.txt');
  writeFileSync(servers, '');
  const endWatch = watchLivez(servers);
  const tests = tool('vitest', 'run', '--project=all', ...files);
  const { code, output } = await capture(tests, { env: { [SERVERS_FILE]: servers } });
  const { says, isFast } = livezFigure(await endWatch());
  console.log(`${code === 0 ? '✓' : '✗'} ${fault} (${seconds(start)}; ${says})`);
  if (code !== 0) console.log(output);
  return { isSurvived: code === 0, isFast };
}

/** Causes every fault. @param isStrict whether a slow `/livez` fails, which a busy machine makes */
async function drillFaults(isStrict: boolean): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-drill-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  let survived = 0;
  let fast = 0;
  for (const fault of FAULTS) {
    const { isSurvived, isFast } = await drill(fault, folder);
    if (isSurvived) survived++;
    if (isFast) fast++;
  }
  console.log(`\n${survived} of ${FAULTS.length} faults survived`);
  console.log(`${fast} of ${FAULTS.length} with /livez within ${LIVEZ_P99_MS} ms (p99)`);
  return survived === FAULTS.length && (fast === FAULTS.length || !isStrict);
}

async function soak(minutes = '10'): Promise<boolean> {
  return (await run([process.execPath, 'apps/server/test/soak.ts', minutes])) === 0;
}

forwardSignals();
const [what, ...rest] = process.argv.slice(2);
if (what !== undefined && what !== 'soak' && what !== '--check') {
  console.error(USAGE);
  process.exit(2);
}
if (!(await installDependencies())) process.exit(1);
const isWell = await (what === 'soak' ? soak(...rest) : drillFaults(what === '--check'));
process.exit(isWell ? 0 : 1);
