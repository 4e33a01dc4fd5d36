import { readFileSync } from 'node:fs';
import { onCleanUp } from './clean-up.ts';
import { pinned } from './cores.ts';

/** How long a process may take to end by itself, in milliseconds. */
const END_MS = 10_000;
/** The kernel counts processor time in hundredths of a second. */
const TICK_MICROS = 10_000;
/** A process that computes for one tick of this time or less is idle. */
const IDLE_MS = 100;

type Options = { cores: number[]; cwd?: string; env?: Record<string, string> };

/** Ends a program with the run, or sooner by the function that comes back. */
function stopper(child: Bun.Subprocess): () => Promise<void> {
  return onCleanUp(async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
    await child.exited;
    clearTimeout(timer);
  });
}

/** What a program inherits: nothing of this environment. */
const surroundings = ({ cwd, env = {} }: Options) => ({ env, ...(cwd !== undefined && { cwd }) });

/** Starts a program on some cores, to talk to. */
export function start(command: string[], options: Options) {
  const child = Bun.spawn(pinned(command, options.cores), {
    ...surroundings(options),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { child, stop: stopper(child) };
}

/** Starts a program on some cores whose output no one reads, so that reading it costs nothing. */
export function startServer(command: string[], options: Options) {
  const child = Bun.spawn(pinned(command, options.cores), {
    ...surroundings(options),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { child, stop: stopper(child) };
}

/** Runs a program on some cores to its end. @returns what it printed */
export async function output(command: string[], options: Options): Promise<string> {
  const { child, stop } = start(command, options);
  try {
    const text = await new Response(child.stdout).text();
    if ((await child.exited) !== 0) throw new Error(`${command.join(' ')} failed:\n${text}`);
    return text;
  } finally {
    await stop();
  }
}

/** The processor time that a process has used in all its threads, in microseconds. */
export function cpuMicros(pid: number): number {
  // The name in the second field may hold spaces and parentheses.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROS;
}

/** Waits until a process computes next to nothing, at most ten seconds. */
export async function untilIdle(pid: number): Promise<void> {
  const deadline = performance.now() + END_MS;
  for (let last = cpuMicros(pid); performance.now() < deadline; ) {
    await Bun.sleep(IDLE_MS);
    const now = cpuMicros(pid);
    if (now - last <= TICK_MICROS) return;
    last = now;
  }
}

/** What a process holds in memory, as Linux accounts it, in MiB. */
export function residentMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** The most that a process held in memory while `work` went on, in MiB. */
export async function mostMibWhile(pid: number, work: () => Promise<unknown>): Promise<number> {
  let most = residentMib(pid);
  const timer = setInterval(() => {
    most = Math.max(most, residentMib(pid));
  }, 20);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return most;
}
