import { fileURLToPath } from 'node:url';
import { executable } from './executable.ts';
import { outputOf } from './output-of.ts';
import { serverStarted } from './server-started.ts';

const SERVER = new URL('../../../apps/server/src/', import.meta.url);

/** The programs of the server, for whoever starts them in a way of their own. */
export const MAIN = fileURLToPath(new URL('main.ts', SERVER));
export const CLI = fileURLToPath(new URL('cli.ts', SERVER));

/** What the server prints of where it is reached, once it serves. */
export const URL_LINE = /tRPC\s+(http:\S+)\/trpc/;

const fromSources = (program: string) => [process.execPath, '--no-env-file', program];
const asMade = (program: string) => {
  const made = executable();
  return made === undefined ? fromSources(program) : [made];
};

/** The server of these sources, for what the executable does in a way of its own. */
export const SERVER_FROM_SOURCES: readonly string[] = fromSources(MAIN);

/**
 * Starts the server as an operator does: a process of its own, with nothing but these variables.
 * @param folder where it runs and keeps its data
 * @param program the server, where it is not the one of these sources
 */
export function startProcess(
  folder: string,
  variables: Record<string, string | undefined> = {},
  args: string[] = [],
  program: readonly string[] = asMade(MAIN),
) {
  const child = Bun.spawn([...program, ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'test', PORT: '0', WEB: 'off', ...variables },
    stdout: 'pipe',
    stderr: 'pipe',
  });
  let output = '';
  const reading = Promise.all(
    [child.stdout, child.stderr].map(async (stream) => {
      const decoder = new TextDecoder();
      for await (const chunk of stream) output += decoder.decode(chunk, { stream: true });
    }),
  );
  const ended = Promise.all([child.exited, reading]).then(([code]) => code);

  /** Waits until the output has what the pattern looks for. */
  async function printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(output);
      if (found !== null) return found[1] ?? found[0];
      if (child.exitCode !== null) throw new Error(`It ended without “${pattern}”:\n${output}`);
      await Bun.sleep(10);
    }
  }

  // What it calls itself may lead elsewhere, where its port was chosen.
  const ownUrl = Number(variables.PORT) ? `http://localhost:${variables.PORT}` : undefined;
  printed(URL_LINE).then(
    (url) => serverStarted(ownUrl ?? url),
    () => undefined,
  );

  return { child, ended, printed, output: () => output };
}

/**
 * Runs one command of the command line to its end.
 * @param typed what it reads from its standard input
 * @param program the command line, where it is not the one of these sources
 */
export async function runCli(
  folder: string,
  args: string[],
  variables: Record<string, string> = {},
  typed = '',
  program: readonly string[] = asMade(CLI),
) {
  const child = Bun.spawn([...program, ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ...variables },
    stdin: new Blob([typed]),
    stdout: 'pipe',
    stderr: 'pipe',
  });
  return outputOf(child);
}
