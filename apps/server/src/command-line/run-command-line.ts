import { CommanderError } from 'commander';
import { readCommandLineEnv } from '../env.ts';
import { buildProgram, type Groups } from './build-program.ts';
import type { Command } from './command.ts';
import { EXIT_CODES, exitCodeFor } from './exit-codes.ts';
import { report } from './report.ts';
import { openSite } from './site.ts';
import { createTerminal } from './terminal.ts';

/**
 * Runs the command that the words name.
 * @param words what stands after `rolecall`
 * @returns what to exit with, see `EXIT_CODES`
 */
export async function runCommandLine(
  commands: readonly Command[],
  groups: Groups,
  words: readonly string[],
): Promise<number> {
  // Whoever reads it has read enough, such as `head`.
  process.stdout.on('error', () => process.exit(EXIT_CODES.done.code));
  const env = readCommandLineEnv();
  // Read from the words themselves: what is wrong with them is told as JSON, too.
  const terminalOptions = { isJson: words.includes('--json'), noColor: env.noColor };
  let exitCode: number = EXIT_CODES.done.code;
  const program = buildProgram(commands, groups, async (command, given, { yes, ...place }) => {
    const terminal = createTerminal({ ...terminalOptions, isAgreed: yes === true });
    const { site, close } = openSite(terminal, place, env);
    try {
      const outcome = await command.run(site, given);
      if (outcome !== undefined) await terminal.print(outcome);
      exitCode = outcome?.exitCode ?? exitCode;
    } finally {
      await close();
    }
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCode;
    // A group without a command: its help was printed already.
    if (error instanceof CommanderError && error.code === 'commander.help') {
      return exitCodeFor('USAGE');
    }
    return report(error, createTerminal({ ...terminalOptions, isAgreed: false }));
  }
}
