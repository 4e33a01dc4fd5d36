import { runCommandLine } from './command-line/run-command-line.ts';
import { COMMANDS, GROUPS } from './commands.ts';

process.exitCode = await runCommandLine(COMMANDS, GROUPS, process.argv.slice(2));
