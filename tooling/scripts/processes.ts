import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/** The repository root, wherever the command was called from. */
export const root = join(import.meta.dirname, '../..');

const children = new Set<Bun.Subprocess>();
let stoppedBy: NodeJS.Signals | undefined;

/** The exit code of a process that this signal ended. */
const exitCodeOf = (signal: NodeJS.Signals) => 128 + constants.signals[signal];

/** Asks everything started from here to end, once; ends this process where nothing runs. */
export function stop(signal: NodeJS.Signals): void {
  if (stoppedBy) return;
  stoppedBy = signal;
  for (const child of children) child.kill(signal);
  if (children.size === 0) process.exit(exitCodeOf(signal));
}

/**
 * The processes of `npm run` above this one, nearest first. npm marks what it starts in the
 * environment. Empty where there is no /proc.
 */
function launchers(): string {
  const found: string[] = [];
  try {
    let pid = 'self';
    for (;;) {
      const marked = readFileSync(`/proc/${pid}/environ`, 'utf8').includes('npm_lifecycle_event=');
      if (!marked) break;
      // The name in the second field may hold spaces and parentheses; the parent is the second after it.
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
      if (!parent) break;
      found.push(parent);
      pid = parent;
    }
  } catch {
    // Nothing to read: the list ends here.
  }
  return found.join(' ');
}

/**
 * Hands the first SIGINT or SIGTERM to everything started from here, and waits for it to end.
 * Later ones are swallowed, because npm and the terminal each send their own. The shell that npm
 * puts in between passes no signal on, so the end of any process up to npm counts as SIGTERM.
 */
export function forwardSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
  const before = launchers();
  const watch = setInterval(() => {
    if (launchers() !== before) stop('SIGTERM');
  }, 250);
  watch.unref();
}

/** Ends this process when a signal has asked for it. */
export function exitIfStopped(): void {
  if (stoppedBy) process.exit(exitCodeOf(stoppedBy));
}

/** The command line of an installed tool, run by this Bun whatever Node is on the machine. */
export function tool(name: string, ...args: string[]): string[] {
  return [process.execPath, '--bun', `node_modules/.bin/${name}`, ...args];
}

/** A task of turbo.json, from its cache where nothing has changed. Nothing calls home. */
export function task(name: string, ...args: string[]): string[] {
  return tool('turbo', 'run', name, '--log-prefix=none', '--output-logs=errors-only', ...args);
}

/** What every command gets on top of the environment of this process. */
const QUIET = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

type Options = { cwd?: string; env?: Record<string, string> };

async function exitOf(child: Bun.Subprocess): Promise<number> {
  children.add(child);
  const code = await child.exited;
  children.delete(child);
  return code;
}

/** Runs a command on this terminal. @returns its exit code */
export function run(command: string[], { cwd = root, env }: Options = {}): Promise<number> {
  return exitOf(
    Bun.spawn(command, {
      cwd,
      env: { ...process.env, ...QUIET, ...env },
      stdio: ['inherit', 'inherit', 'inherit'],
    }),
  );
}

/** Runs a command and keeps what it prints. @returns its exit code and output */
export async function capture(
  command: string[],
  { cwd = root, env }: Options = {},
): Promise<{ code: number; output: string }> {
  const child = Bun.spawn(command, {
    cwd,
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [code, out, err] = await Promise.all([
    exitOf(child),
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  exitIfStopped();
  return { code, output: out + err };
}

async function printLines(name: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of stream) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) console.log(`${name} │ ${line}`);
  }
  if (rest !== '') console.log(`${name} │ ${rest}`);
}

/** Runs a command and prints its lines behind a name. @returns its exit code */
export async function pipe(
  name: string,
  command: string[],
  { cwd = root, env }: Options = {},
): Promise<number> {
  const child = Bun.spawn(command, {
    cwd,
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [code] = await Promise.all([
    exitOf(child),
    printLines(name, child.stdout),
    printLines(name, child.stderr),
  ]);
  return code;
}
